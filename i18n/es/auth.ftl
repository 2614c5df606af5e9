# Inicio de sesión, puesta en marcha, demostración, cuenta propia.

sign-in-title = Iniciar sesión
sign-in-intro = La oficina de enlace de los coordinadores.
sign-in-email = Dirección de correo
sign-in-password = Contraseña
sign-in-submit = Iniciar sesión
sign-in-wrong = La dirección y la contraseña no corresponden.
signed-out = Ha cerrado la sesión.

set-up-title = Poner en marcha la oficina
set-up-intro = Esto crea el primer equipo y su administrador. El enlace sirve una sola vez.
set-up-team = Equipo
set-up-team-hint = Por ejemplo Malawi, o ISU
set-up-name = Su nombre
set-up-email = Su dirección de correo
set-up-language = Idioma
set-up-password = Contraseña
set-up-password-hint = Al menos 12 caracteres; una frase sirve bien.
set-up-submit = Poner en marcha

demo-title = Echar un vistazo
demo-intro = Una oficina llena de personas y conversaciones inventadas. Usted entra como coordinador de Malawi; nada de lo que haga sale de esta máquina.
demo-submit = Entrar en la demostración

password-short = Al menos { $min } caracteres, por favor.
password-long = Como máximo caben 1024 bytes.
password-common = Es demasiado fácil de adivinar: son palabras comunes o una secuencia conocida. Es mejor una frase propia.
password-own = Está hecha de su nombre o su dirección. Es mejor algo que nadie sepa de usted.

account-title = Su cuenta
account-name = Nombre
account-email = Correo
account-team = Equipo
account-role = Función
account-language = Idioma
account-language-title = Idioma
account-language-saved = Su idioma se ha guardado.
account-current = Contraseña actual
account-password = Nueva contraseña
account-password-hint = Al menos 12 caracteres; una frase sirve bien. Puede pegarla.
account-password-title = Contraseña
account-password-intro = Una contraseña nueva cierra sus demás sesiones.
account-password-saved = Su contraseña ha cambiado; sus demás sesiones se han cerrado.
account-current-wrong = Esa no es su contraseña actual.

sessions-title = Sus sesiones abiertas
sessions-intro = Cierre la que no reconozca y cambie después su contraseña.
sessions-device = Dispositivo
sessions-this = este
sessions-since = abierta el
sessions-last-seen = Última actividad
sessions-address = Dirección
sessions-action = Acción
sessions-end = Cerrar
sessions-end-others = Cerrar todas las demás sesiones
sessions-times = Horas en UTC, con cinco minutos de margen.
session-ended = La sesión está cerrada.
sessions-ended = Todas las demás sesiones están cerradas.
device-both = { $browser } en { $system }
device-unknown = un dispositivo desconocido

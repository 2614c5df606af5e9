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
password-own = Está hecha de su nombre, su dirección, su equipo o palabras de nuestro ámbito. Es mejor algo que nadie sepa de usted.

account-title = Su cuenta
account-name = Nombre
account-email = Correo
account-team = Equipo
account-role = Función
account-language = Idioma
account-language-title = Presentación
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
sessions-confirm-intro = Para cerrar una, escriba antes su contraseña actual.
sessions-confirm-sessions_password = Contraseña actual
sessions-confirm-submit = Continuar
sessions-confirmed = Ahora puede cerrar sesiones.
sessions-confirm-first = Escriba antes su contraseña actual y cierre después las sesiones.
device-both = { $browser } en { $system }
device-unknown = un dispositivo desconocido

nav-accounts = Cuentas

invitation-title = Le damos la bienvenida
invitation-intro = Elija una contraseña y la cuenta es suya. El enlace sirve una sola vez.
invitation-password = Contraseña
invitation-password-hint = Al menos 12 caracteres; una frase sirve bien. Puede pegarla.
invitation-submit = Abrir la cuenta
dead-link-title = Este enlace ya no funciona
dead-link-text = Ya se usó, caducó o lo sustituyó otro más reciente. Pida otro a quien le envió este.
dead-link-sign-in = Ir a la entrada

letter-invitation-subject = Su cuenta en la mesa de divulgación
letter-invitation-body =
    { $name }:

    { $inviter } le invita a la mesa de divulgación, en el equipo { $team }.
    Este enlace le entrega la cuenta; allí elige una contraseña:

    { $link }

    Sirve una sola vez, hasta el { $until }. Si no sabe de qué se trata, no haga nada: sin el enlace no ocurre nada.

accounts-title = Cuentas
accounts-lead = Quién puede entrar, en qué equipo y con qué función.
accounts-invite = Invitar a alguien
accounts-count = { $n ->
    [one] 1 cuenta
   *[other] { $shown } cuentas
  }
accounts-column-name = Nombre
accounts-column-team = Equipo
accounts-column-role = Función
accounts-column-standing = Situación
accounts-column-last-seen = Última actividad
accounts-filter-q = Nombre o dirección
accounts-filter-team = Equipo
accounts-filter-role = Función
accounts-filter-standing = Situación
accounts-filter-standing-active = activa
accounts-filter-standing-invited = invitada
accounts-filter-standing-disabled = desactivada
accounts-standing-active = activa
accounts-standing-invited = invitada el { $day }
accounts-standing-disabled = desactivada el { $day }
accounts-never = nunca
accounts-since = Cuenta desde el
accounts-none = Ninguna cuenta coincide
accounts-none-text = Ninguna reúne todo eso. Quite un filtro.
accounts-role-administrator = Se ocupa de las cuentas y los ajustes; sin derecho automático a los registros restringidos.
accounts-role-coordinator = Todo el trabajo; autoriza los envíos.
accounts-role-contributor = Trabaja dentro de su propio equipo.
accounts-role-partner = Lee y añade registros del grupo de trabajo.
accounts-role-observer = Lee los registros públicos.
accounts-team-missing = Elija un equipo o nombre uno nuevo.
accounts-email-taken = Esta dirección ya tiene una cuenta.
accounts-last-administrator = Es la última administración: nombre antes a otra persona.
accounts-invited = La invitación va en camino.
accounts-saved = La función y el equipo están guardados. Si cambiaron, las sesiones de la cuenta están cerradas.
accounts-disabled = La cuenta está desactivada y sus sesiones, cerradas.
accounts-enabled = Se puede entrar de nuevo con la cuenta.
accounts-sessions-ended = Las sesiones de la cuenta están cerradas.
accounts-invite-again = Enviar una invitación nueva
accounts-disable = Desactivar
accounts-enable = Activar de nuevo
accounts-sessions = Sesiones
accounts-no-sessions = Sin ninguna sesión abierta.
accounts-end-sessions = Cerrar todas las sesiones

invite-title = Invitar a alguien
invite-intro = Un correo lleva un enlace para elegir una contraseña. Sirve una vez, durante { $days } días.
invite-name = Nombre
invite-email = Dirección de correo
invite-language = Idioma
invite-role = Función
invite-team = Equipo
invite-new_team = O un equipo nuevo
invite-submit = Enviar la invitación

place-title = Función y equipo
place-intro = Un cambio cierra de inmediato todas las sesiones de la cuenta.
place-role = Función
place-team = Equipo
place-new_team = O un equipo nuevo

sign-in-forgotten = ¿Olvidó su contraseña?
forgotten-title = Una contraseña nueva
forgotten-intro = Le escribimos a su dirección con un enlace para elegirla.
forgotten-email = Dirección de correo
forgotten-submit = Enviar el enlace
forgotten-sent = Si la dirección tiene una cuenta, un enlace va en camino. Mire también entre el correo no deseado.
reset-title = Una contraseña nueva
reset-intro = Cierra todas las sesiones de la cuenta. El enlace sirve una sola vez.
reset-password = Contraseña nueva
reset-password-hint = Al menos 12 caracteres; una frase sirve bien. Puede pegarla.
reset-submit = Guardar la contraseña
reset-done = Su contraseña está guardada. Entre con ella.

letter-reset-subject = Una contraseña nueva para la mesa de divulgación
letter-reset-body =
    { $name }:

    alguien pidió una contraseña nueva para su cuenta en la mesa de divulgación. Si fue usted, elíjala aquí:

    { $link }

    El enlace sirve una sola vez, hasta el { $until }. Si no fue usted, no haga nada: su contraseña sigue siendo la misma.

sign-in-wait-seconds = Hubo demasiados intentos. Espere { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
  } y pruebe de nuevo.
sign-in-wait-minutes = Hubo demasiados intentos. Espere { $n } minutos y pruebe de nuevo.

kept-sign-in = Su sesión ha terminado. Lo que escribió se conserva en esta página: inicie sesión y vuelva a enviarlo.
kept-title = Enviar lo que escribió
kept-intro = Ha vuelto a iniciar sesión. Lo que escribió aún no se ha guardado.
kept-submit = Enviar ahora
kept-leave = Descartarlo e ir a Hoy

account-preferences-title = Correo y atajos
account-preferences = Activado
account-preference-weekly-digest = Un correo por semana con lo que está pendiente
account-preference-weekly-digest-hint = solo si hay algo, y sin un nombre ni una palabra de lo dicho
account-preference-single-keys = Teclas sueltas como atajos
account-preference-single-keys-hint = n registra un intercambio, / busca; Ctrl K lleva a cualquier parte, sea cual sea esta opción
account-preferences-saved = Sus preferencias se han guardado.

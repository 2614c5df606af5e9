# El segundo factor de acceso.

sign-in-code-title = Su segundo factor
sign-in-code-intro = Escriba el código que muestra ahora su aplicación de autenticación. Si no la tiene consigo, escriba uno de sus códigos de recuperación.
sign-in-code-code = Código
sign-in-code-code-hint = Seis cifras, o un código de recuperación
sign-in-code-submit = Entrar
sign-in-code-wrong = Este código no vale, o ya se usó. Espere el siguiente.
sign-in-code-late = Tardó demasiado, o el acceso se interrumpió entretanto. Empiece de nuevo.

factor-title = Segundo factor
factor-lead = Algo que usted tiene y que se pide después de la contraseña. Quien solo averigüe la contraseña no entra.
factor-owed = Su función exige un segundo factor. Configúrelo, y la mesa se abre.
factor-on = Activo desde el { $day }: al entrar se pide después de la contraseña.
factor-section = Segundo factor
factor-off = Inactivo: basta la contraseña para entrar.
factor-manage = Cambiar
factor-set-up-now = Configurar un segundo factor
factor-begin-title = Configurarlo
factor-begin-intro = Necesita una aplicación de autenticación en su teléfono u ordenador; sirve cualquiera que conozca los códigos de un solo uso (TOTP). Se cierran todas sus demás sesiones.
factor-begin-password = Contraseña
factor-begin-submit = Empezar
factor-begin-again = Empiece de nuevo: el secreto se muestra solo durante un cuarto de hora.
factor-set-up-title = Configurar el segundo factor
factor-set-up-scan = 1. Pasarlo a su aplicación
factor-set-up-scan-text = Escanee este dibujo con la aplicación de autenticación.
factor-set-up-drawing = Un código QR con el secreto para la aplicación de autenticación; está escrito más abajo
factor-set-up-type = Si no puede escanearlo, escriba este secreto como clave de una cuenta nueva, basada en la hora:
factor-set-up-copy = Copiar
factor-set-up-confirm = 2. Mostrar que funciona
factor-set-up-code = Código
factor-set-up-code-hint = Las seis cifras que la aplicación muestra ahora
factor-set-up-submit = Activarlo
factor-code-wrong = Ese no es el código. Compruebe la hora de su dispositivo y escriba el código que muestra ahora.
factor-codes-title = Sus códigos de recuperación
factor-codes-added = El segundo factor está activo, y sus demás sesiones están cerradas.
factor-codes-renewed = Los códigos de recuperación anteriores ya no valen.
factor-codes-text = Cada uno le da acceso una vez sin la aplicación. Guárdelos donde los encuentre si pierde el teléfono. Se muestran ahora y nunca más.
factor-codes-copy = Copiar
factor-codes-print = Imprimir
factor-codes-done = Los he guardado
factor-codes-section = Códigos de recuperación
factor-codes-left = { $n ->
    [0] No le queda ningún código de recuperación.
    [one] Le queda 1 código de recuperación.
   *[other] Le quedan { $n } códigos de recuperación.
}
factor-codes-few = Haga otros antes de usar el último.
factor-renew-intro = Los códigos nuevos sustituyen a todos los anteriores.
factor-renew-renew_password = Contraseña
factor-renew-submit = Hacer nuevos códigos de recuperación
factor-remove-title = Quitar el segundo factor
factor-remove-intro = Entonces basta la contraseña para entrar. Se cierran todas sus demás sesiones.
factor-remove-intro-mandatory = Para un teléfono nuevo: quítelo y configúrelo de nuevo enseguida, pues su función exige uno. Se cierran todas sus demás sesiones.
factor-remove-remove_password = Contraseña
factor-remove-submit = Quitarlo
factor-removed = El segundo factor está quitado; sus demás sesiones están cerradas.

accounts-column-second-factor = Segundo factor
accounts-factor-on = activo
accounts-factor-off = inactivo
accounts-factor-since = activo desde el { $day }
accounts-factor-remove = Quitar el segundo factor
accounts-factor-removed = La cuenta ya no tiene segundo factor y sus sesiones están cerradas.

letter-factor-added-subject = Un segundo factor para su cuenta
letter-factor-added-body =
    { $name }:

    el { $at } se configuró un segundo factor para su cuenta en la mesa de divulgación ({ $desk }). Desde ahora, al entrar se pide un código de su aplicación de autenticación.

    Si no fue usted, avise enseguida a un administrador.
letter-factor-removed-subject = El segundo factor de su cuenta está quitado
letter-factor-removed-body =
    { $name }:

    el { $at } se quitó, con su contraseña, el segundo factor de su cuenta en la mesa de divulgación ({ $desk }). Ahora basta la contraseña para entrar.

    Si no fue usted, cambie su contraseña y avise enseguida a un administrador.
letter-factor-taken-away-subject = El segundo factor de su cuenta está quitado
letter-factor-taken-away-body =
    { $name }:

    el { $at } un administrador quitó el segundo factor de su cuenta en la mesa de divulgación ({ $desk }). Todas sus sesiones están cerradas; ahora basta la contraseña para entrar.

    Si no lo pidió, avise enseguida a un administrador y configure de nuevo un segundo factor.
letter-factor-renewed-subject = Nuevos códigos de recuperación para su cuenta
letter-factor-renewed-body =
    { $name }:

    el { $at } se hicieron nuevos códigos de recuperación para su cuenta en la mesa de divulgación ({ $desk }). Los anteriores ya no valen.

    Si no fue usted, cambie su contraseña y avise enseguida a un administrador.
letter-factor-recovered-subject = Acceso con un código de recuperación
letter-factor-recovered-body =
    { $name }:

    el { $at } alguien entró en su cuenta en la mesa de divulgación ({ $desk }) con su contraseña y uno de sus códigos de recuperación. Códigos restantes: { $left }.

    Si no fue usted, cambie su contraseña y avise enseguida a un administrador.

sign-in-passkey-title = Con una llave de acceso
sign-in-passkey-intro = Su dispositivo, o una llave de seguridad, confirma que es usted.
sign-in-passkey-submit = Usar una llave de acceso
sign-in-passkey-wrong = La llave de acceso no fue aceptada. Pruebe otra vez, o use un código.
sign-in-code-heading = Con un código
factor-app-title = Aplicación de autenticación
factor-app-on = La aplicación está configurada.
factor-added = Está añadido, y sus demás sesiones están cerradas.
passkey-title = Llaves de acceso
passkey-intro = Un dispositivo con huella, rostro o PIN, o una llave de seguridad. Vale solo para la dirección de esta mesa: ninguna página falsa puede pasarla.
passkey-name = Nombre
passkey-since = Añadida
passkey-last-used = Último uso
passkey-needs-script = Las llaves de acceso necesitan un navegador más nuevo, con JavaScript.
passkey-add-add_passkey_password = Contraseña
passkey-add-submit = Añadir una llave de acceso
passkey-remove-title = Quitar una llave de acceso
passkey-remove-passkey = Llave de acceso
passkey-remove-remove_passkey_password = Contraseña
passkey-remove-submit = Quitarla
passkey-removed = La llave de acceso está quitada; sus demás sesiones están cerradas.
passkey-new-title = Añadir una llave de acceso
passkey-new-intro = Póngale un nombre; su navegador pide después su dispositivo o su llave de seguridad.
passkey-new-name = Nombre
passkey-new-name-hint = Por ejemplo, el dispositivo en que está
passkey-new-submit = Crear la llave de acceso
passkey-no-answer = El navegador no envió ninguna llave de acceso. Para ello necesita JavaScript.
passkey-wrong = Esta llave de acceso no fue aceptada. Pruebe otra vez.
passkey-failed = No se hizo: tardó demasiado, se canceló, o el dispositivo ya se conoce.

# Inicio de sesión con un proveedor de identidad.

oidc-name = la cuenta de su organización
oidc-sign-in = Iniciar sesión con { $name }
oidc-not-kept = Lo que escribió solo se conserva si inicia sesión con su contraseña.
oidc-onward-title = Un momento
oidc-onward-text = Inicie sesión con { $name } en la página siguiente; después volverá aquí.
oidc-onward-go = Continuar

oidc-stale = Este inicio de sesión se empezó en otra ventana o hace demasiado tiempo. Empiece de nuevo.
oidc-unavailable = Iniciar sesión con { $name } no funciona en este momento. Use su contraseña o inténtelo más tarde.
oidc-denied = No se inició sesión con { $name }. Use su contraseña o inténtelo de nuevo.
oidc-untrusted = La respuesta al iniciar sesión con { $name } no se pudo verificar y no se usó. Si vuelve a ocurrir, avise a su administrador.
oidc-unknown = Inició sesión con { $name }, pero ninguna cuenta está vinculada aquí. Inicie sesión con su contraseña y vincúlela en la página de su cuenta.
oidc-taken = Esa identidad ya está vinculada a otra cuenta. No se cambió nada.

oidc-account-title = Otra forma de iniciar sesión
oidc-link-intro = También puede iniciar sesión con { $name }. Para vincularla, escriba su contraseña actual; después iniciará sesión allí una vez. Sus otras sesiones terminarán.
oidc-linked-since = Vinculada el { $day }: puede iniciar sesión con { $name } o con su contraseña. Al retirar el vínculo terminan sus otras sesiones.
oidc-link-link_password = Contraseña actual
oidc-link-submit = Vincular
oidc-unlink-unlink_password = Contraseña actual
oidc-unlink-submit = Retirar el vínculo
oidc-linked = Ahora puede iniciar sesión con { $name }; sus otras sesiones han terminado.
oidc-unlinked = Ya no puede iniciar sesión con { $name }; sus otras sesiones han terminado.

letter-linked-subject = Una nueva forma de iniciar sesión en la mesa de divulgación
letter-linked-body =
    { $name }:

    su cuenta en la mesa de divulgación se vinculó a la cuenta de su organización el { $at }. Ahora puede iniciar sesión con cualquiera de las dos. Sus otras sesiones han terminado.

    Si no fue usted, elija una nueva contraseña, retire el vínculo en la página de su cuenta y avise a un administrador.

letter-unlinked-subject = Una forma menos de iniciar sesión en la mesa de divulgación
letter-unlinked-body =
    { $name }:

    el vínculo de su cuenta en la mesa de divulgación con la cuenta de su organización se retiró el { $at }. Ahora inicia sesión con su contraseña. Sus otras sesiones han terminado.

    Si no fue usted, elija una nueva contraseña y avise a un administrador.

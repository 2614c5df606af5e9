# El marco de cada página, los formularios, las listas, los errores.

demo-label = Datos de demostración
demo-banner = Datos de demostración (demo). El reloj de la oficina está en el { $day }; personas, conversaciones, respuestas, recorridos y posiciones son inventados.
skip-to-content = Ir al contenido
script-none = No se encontró nada
script-copied = Copiado
script-edit = Cambiar
script-save = Guardar
script-cancel = Cancelar
footer-text = Accede: una oficina de enlace para la universalización de los tratados

nav-main = Principal
nav-languages = Idioma
nav-today = Hoy
nav-states = Estados
nav-people = Personas
nav-exchanges = Intercambios
nav-events = Eventos
nav-survey = Encuesta
nav-mail = Correo
nav-work-plan = Plan de trabajo
nav-reports = Informes
nav-log-exchange = Anotar un intercambio
nav-account = Su cuenta
nav-audit = Auditoría
nav-sign-out = Cerrar la sesión
find-label = Buscar un Estado o una persona
find-placeholder = Buscar…

marking-public = público
marking-working-group = grupo de trabajo
marking-coordination = coordinación
marking-restricted = restringido
marking-public-hint = lo lee toda persona con sesión; un informe puede citarlo
marking-working-group-hint = lo leen todos menos los observadores; se cuenta, nunca se atribuye
marking-coordination-hint = lo leen coordinadores, colaboradores y administradores; se cuenta, nunca se atribuye
marking-restricted-hint = lo lee su equipo, y las personas que usted nombre

role-administrator = administrador
role-coordinator = coordinador
role-contributor = colaborador
role-partner = asociado
role-observer = observador

form-save = Guardar
form-cancel = Cancelar
form-optional = opcional
form-none = —
form-please-choose = Elija, por favor
form-errors-title = Compruebe lo que ha escrito
form-required = No puede quedar vacío.
form-too-long = { $length } caracteres; como máximo caben { $max }.
form-control-characters = Contiene caracteres que no se pueden guardar.
form-choose = Elija uno de la lista.
form-date = Una fecha se escribe año-mes-día, por ejemplo 2023-06-01.
form-date-future = Ese día aún no ha llegado.
form-link = Un enlace empieza por https:// y nombra un servidor, por ejemplo https://example.org/page.
form-email = Una dirección de correo se escribe nombre@example.org.
form-incomplete = Falta algo.
form-time = Una hora se escribe horas:minutos, por ejemplo 14:30.

conflict-title = Dos versiones
conflict-intro = Alguien guardó esta ficha después de que usted la abriera. Elija, para cada campo que difiere, qué versión conservar. No se ha perdido nada.
conflict-field = Campo
conflict-yours = La suya
conflict-theirs = Guardada entretanto
conflict-same = igual
conflict-submit = Guardar esta elección
conflict-cancel = Conservar lo guardado

list-pages = Páginas
list-first = Primera página
list-next = Página siguiente
list-export = Exportar
list-filter = Filtrar
list-more-filters = Más filtros
list-any = todos
list-clear = Quitar los filtros
list-remove-filter = quitar este filtro
list-chip = { $filter }: { $value }
list-at-least = más de { $n }

saved = Guardado.

error-to-today = Ir a Hoy
error-not-found-title = Aquí no hay nada
error-not-found-text = La dirección no lleva a ninguna parte, o a algo que usted no puede ver.
error-forbidden-title = Su función no lo permite
error-forbidden-text = Diríjase a un coordinador o a un administrador de la oficina.
error-bad-token-title = Este formulario ha caducado
error-bad-token-text = Se abrió antes de iniciar o cerrar la sesión, o viene de otro sitio. Vuelva atrás, recargue la página y envíelo de nuevo.
error-bad-request-title = La oficina no puede leer esto
error-bad-request-text = La solicitud está mal formada. Vuelva atrás e inténtelo de nuevo.
error-too-many-title = Demasiadas filas para un archivo
error-too-many-text = Un archivo contiene como máximo 50 000 filas. Acote el filtro y exporte por partes.
error-too-large-title = Este formulario es demasiado grande
error-too-large-text = Acorte el texto o envíelo en varias partes. Nada ha cambiado.
error-slow-title = El formulario no llegó
error-slow-text = La conexión es demasiado lenta o se cortó. Nada ha cambiado; inténtelo de nuevo.
refused-host = La oficina no está en esta dirección.
refused-head = La solicitud es demasiado larga. Acorte la dirección o borre las cookies de este sitio.
refused-too-many = Llegaron demasiadas solicitudes desde su red. Espere { $n ->
    [one] un segundo
   *[other] { $n } segundos
} y vuelva a cargar la página.
refused-busy = La oficina está ocupada. Vuelva a cargar la página en un momento.
error-unavailable-title = La oficina está ocupada
error-unavailable-text = No pudo responder a tiempo. Nada ha cambiado; inténtelo de nuevo.
error-internal-title = Algo falló
error-internal-text = La falta es de la oficina. Nada ha cambiado, y ha quedado anotado en el registro.

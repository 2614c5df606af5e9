# El calendario y sus suscripciones.

calendar-title = Calendario
calendar-subscribe = Suscribirse
calendar-views = Cómo mostrar el mes
calendar-view-month = Mes
calendar-view-agenda = Lista
calendar-months = Otros meses
calendar-previous = { $month }
calendar-next = { $month }
calendar-today = Hoy
calendar-filter-kind = Tipo
calendar-filter-state = Estado
calendar-filter-team = Equipo
calendar-kind-event = Evento
calendar-kind-meeting = Reunión oficial
calendar-kind-follow-up = Seguimiento
calendar-kind-commitment = Compromiso que vence
calendar-kind-circulation = Cierre de la encuesta
calendar-kind-timeline = Plan de trabajo
calendar-title-follow-up = Seguimiento, { $state }: { $kind } del { $day }
calendar-title-commitment = { $state }: { $promise }
calendar-title-circulation = { $title }: último día para responder
calendar-title-extended = { $title }: último día para { $state }
calendar-done = hecho
calendar-more = { $n } más
calendar-count = { $n ->
    [0] ninguna entrada
    [one] 1 entrada
   *[other] { $n } entradas
}
calendar-cut = Hay más de lo que cabe en esta página. Use un filtro para ver el resto.
calendar-long = En curso este mes
calendar-none = No hay nada previsto este mes
calendar-none-text = Los eventos, los seguimientos, los compromisos con fecha, los últimos días de los envíos y las líneas del plan de trabajo figuran aquí en su fecha.
calendar-none-filtered = Nada de este mes corresponde a estos filtros
calendar-none-filtered-text = Quite un filtro, o mire otro mes.
calendar-event-file = Añadir a una agenda
calendar-open = Abrir el calendario
feeds-title = Suscribirse al calendario
feeds-intro = Un programa de agenda, en su ordenador o su teléfono, puede mostrar este calendario y mantenerlo al día por sí solo.
feeds-key = Cada programa recibe su propia dirección. Quien tenga la dirección lee el calendario como usted, sin contraseña: no se la dé a nadie y revóquela si pierde un dispositivo.
feeds-restricted = Muestra lo que usted puede leer en ese momento, desde hace tres meses hasta dentro de un año. Los registros restringidos nunca salen por esta vía; por eso la lectura no se anota en la auditoría, pero sí crear y revocar una dirección.
feeds-end = Una contraseña nueva revoca todas las direcciones, igual que el fin de su cuenta.
feeds-yours = Sus direcciones
feeds-none = No ha creado ninguna.
feeds-made = Creada
feeds-fetched = Última lectura
feeds-never = nunca
feeds-action = Acción
feeds-revoke = Revocar
feeds-times = Horas en UTC, con precisión de una hora.
feeds-new = Una dirección nueva
feeds-full = Tiene { $n } direcciones, el máximo. Revoque una antes.
feed-name = Qué programa lo lee
feed-name-hint = Con sus palabras: «Teléfono»
feed-submit = Crear una dirección
feed-too-many = Tiene el máximo de direcciones. Revoque una antes.
feed-revoked = La dirección está revocada; ya no da nada.
feed-made-title = La dirección para «{ $name }»
feed-made-once = Se muestra solo esta vez y no se guarda en ningún sitio: cópiela ahora.
feed-made-how = En su programa de agenda, busque «Añadir calendario de Internet», «Nueva suscripción» o «Desde URL», y péguela allí.
feed-made-done = La he copiado
feed-calendar-name = Oficina de promoción
account-calendar-title = Calendario
account-calendar-text = Su programa de agenda puede mostrar el calendario.
account-calendar-manage = Direcciones del calendario

# Eventos, invitados y asistentes.

events-title = Eventos
events-bin-title = Eventos en la papelera
events-count = { $n ->
    [one] 1 evento
   *[other] { $shown } eventos
}
events-count-more = más de { $shown } eventos
events-tabs = Qué eventos
events-tab-upcoming = Próximos
events-tab-past = Pasados
events-head-title = Evento
events-head-days = Fecha
events-head-kind = Tipo
events-head-place = Lugar
events-head-starts = Primer día
events-head-ends = Último día
events-head-organizer = Organizador
events-head-activity = Actividad del plan de trabajo
events-head-invited = Invitados
events-head-came = Asistieron
events-head-marking = Clasificación
events-filter-kind = Tipo
events-filter-activity = Actividad del plan de trabajo
events-meetings = Calendario de reuniones formales
events-none = No hay eventos próximos
events-none-past = Todavía no hay eventos pasados
events-none-text = Introduzca un taller, un evento paralelo o una reunión; después invite a Estados y personas.
events-none-filtered = Ningún evento responde a estos filtros

event-kind-regional-workshop = Taller regional
event-kind-side-event = Evento paralelo
event-kind-formal-meeting = Reunión formal
event-kind-informal-working-group = Grupo de trabajo oficioso
event-kind-parliamentary-event = Evento parlamentario
event-attendance-invited = invitado
event-attendance-confirmed = asistirá
event-attendance-declined = declinó
event-attendance-attended = asistió
event-attendance-absent = no asistió
event-add = Introducir un evento
event-new-title = Introducir un evento
event-new-intro = Los Estados y las personas se invitan en su página, una vez guardado.
event-edit-title = Modificar el evento
event-submit = Guardar el evento
event-title = Título
event-kind = Tipo
event-starts_on = Primer día
event-ends_on = Último día
event-ends_on-hint = Vacío para un evento de un día
event-ends_on-early = El último día es anterior al primero.
event-place = Lugar
event-zone = Huso horario
event-organizer = Organizador
event-description = Descripción
event-activity = Actividad del plan de trabajo
event-marking = Quién puede leerlo
event-entered = Introducido el { $day } por { $by }.
event-in-bin = En la papelera desde el { $day }. Se borra a los 30 días.
event-bin-hint = Los intercambios celebrados allí permanecen. El evento puede recuperarse durante 30 días.
event-binned = El evento está en la papelera.
event-restored = El evento está de nuevo en la lista.
event-figure-invited = invitados
event-figure-confirmed = anunciaron su asistencia
event-figure-came = asistieron
event-states = { $n ->
    [one] por 1 Estado
   *[other] por { $n } Estados
}
event-guests = Invitados y asistentes
event-no-guests = Todavía no se ha invitado a nadie.
event-head-state = Estado
event-head-person = Persona
event-head-attendance = Asistencia
event-head-note = Nota
event-head-remove = Retirar
event-nobody-named = nadie designado
event-attendance-of = Asistencia: { $guest }
event-guest-note = Nota: { $guest }
event-guest-remove = Retirar: { $guest }
event-guests-save = Guardar la asistencia
event-guests-saved = La asistencia está guardada.
event-invite = Invitar
event-invite-states = Estados
event-invite-states-hint = Escriba un nombre; pueden ser varios
event-invite-people = Personas
event-invite-people-hint = Cada una asiste por el Estado cuyo cargo ocupa
event-invite-submit = Invitar
event-invite-nobody = Elija al menos un Estado o una persona.
event-invite-stateless = { $name } no ocupa ningún cargo por un Estado y no puede ser invitado por uno.
event-invited = Están invitados.
event-log-here = Registrar un intercambio aquí
event-exchanges = Intercambios celebrados allí
event-exchanges-all = Todos en el registro
event-no-exchanges = No se ha registrado ninguno.

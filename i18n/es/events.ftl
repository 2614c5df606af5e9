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
event-attendance-attended = presente
event-attendance-absent = ausente
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
event-opens_at = Empieza a las
event-opens_at-hint = En la hora del lugar; vacío para días enteros
event-closes_at = Termina a las
event-hours-both = Indique las dos horas, o ninguna.
event-closes_at-early = El evento termina antes de empezar.
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

# En detalle: serie, idiomas, resultado, programa.
events-head-series = Serie
events-head-agenda = Convención en el programa
events-head-stranded = Impedidos
events-filter-series = Serie
events-filter-agenda = Convención en el programa
event-agenda-yes = en el programa
event-agenda-no = no está en el programa
event-agenda-unknown = programa desconocido
event-series = Serie
event-series-hint = Por ejemplo «Talleres regionales 2023»: las mismas palabras reúnen eventos en una serie
event-meeting = Reunión formal
event-meeting-hint = La reunión que es, o al margen de la cual se celebra
event-languages = Interpretación
event-language-ar = árabe
event-language-zh = chino
event-language-en = inglés
event-language-fr = francés
event-language-pt = portugués
event-language-ru = ruso
event-language-es = español
event-outcome = Resultado
event-outcome-hint = Lo que salió de ello: una declaración, medidas anunciadas, puntos de seguimiento
event-no-outcome = Aún no se ha anotado ningún resultado.
event-on-agenda = La Convención en el programa
event-agenda = Programa
event-agenda-none = No se ha anotado ningún programa.
event-money-link = Presupuesto, costos y patrocinio
event-report = Informe
event-saved-conflicts = Guardado. En los mismos días se celebra algo más: véase abajo.
event-conflicts = También se celebran en estos días:
event-conflict-both = invitados a ambos:
event-attendance-nominated = designado
event-attendance-registered = inscrito
event-attendance-stranded = impedido
event-why-visa = visado
event-why-travel = viaje
event-why-funds = fondos tardíos
event-why-health = enfermedad
event-why-other = otra razón
event-why-needed = Indique qué impidió venir al invitado.
event-guest-why = Razón del impedimento: { $guest }
event-guest-edit = Lugar y patrocinio
event-figure-stranded = impedidos
event-head-delegation = Estado u organización
event-sponsored = Patrocinio:
event-sponsorship-requested = solicitado
event-sponsorship-approved = aprobado
event-sponsorship-refused = denegado
event-sponsorship-ticketed = con billetes
event-sponsorship-paid = pagado
event-guests-full = Un evento tiene como máximo 1000 invitados.
event-invite-organisations = Organizaciones
event-invite-organisations-hint = Cada una puede designar quién viene
event-sent-mail = invitado por correo el { $day }
event-sent-note = invitado por nota verbal { $number } del { $day }
event-replied = respondió el { $day }
event-links = Enlaces para responder

agenda-new-title = Añadir un punto
agenda-edit-title = Editar el punto
agenda-title = Título
agenda-kind = Tipo
agenda-kind-item = Tema del programa
agenda-kind-side-event = Evento paralelo
agenda-kind-speaking-slot = Turno de palabra
agenda-kind-ceremony = Ceremonia
agenda-kind-pause = Pausa
agenda-number = Número
agenda-number-hint = Como lo escribe el programa, por ejemplo 3 a)
agenda-on_convention = La Convención
agenda-on_convention-yes = El punto trata de la Convención
agenda-held_on = Día
agenda-begins_at = Empieza a las
agenda-begins_at-hint = Hora del lugar
agenda-ends_at = Termina a las
agenda-group-speaker = Quién habla
agenda-people = Persona
agenda-people-hint = Alguien de los contactos
agenda-speaker = Orador por su nombre
agenda-speaker-hint = Si no figura entre los contactos
agenda-state = Por qué Estado
agenda-group-papers = Notas y documentos
agenda-note = Nota
agenda-link = Dirección del documento
agenda-submit = Guardar el punto
agenda-remove = Quitar del programa
agenda-removed = El punto se ha quitado del programa.
agenda-full = Un programa tiene como máximo 300 puntos.
agenda-other-day = Ese día no es uno de los del evento.
agenda-one-speaker = Indique un solo orador: una persona de los contactos, o un nombre.
agenda-on-convention = la Convención
agenda-speaks = Habla:

guest-new-title = Añadir un participante por su nombre
guest-new-intro = Alguien a quien un Estado o una organización ha designado y que no figura entre los contactos.
guest-submit = Guardar
guest-name = Nombre
guest-state = Estado
guest-organisation = Organización
guest-function = Función
guest-function-hint = Como en la credencial: consejero, Ministerio de Relaciones Exteriores
guest-is_head = Jefe de delegación
guest-is_head-yes = Encabeza la delegación
guest-seat = Lugar en la delegación
guest-seat-hint = Un número; el menor va primero después del jefe
guest-seat-number = Indique un número de 0 a 999.
guest-one-delegation = Elija un Estado o una organización, uno de los dos.
guest-group-sponsorship = Patrocinio
guest-sponsorship = En qué punto está
guest-sponsorship-needed = Indique en qué punto está el patrocinio.
guest-amount = Importe
guest-currency = Moneda
guest-currency-hint = Tres letras de la norma ISO 4217: EUR, USD, XAF

choose-title = Elegir a quién invitar
choose-intro = Mire una lista de Estados, vea a quién se podría escribir y añada a los invitados los marcados. Aquí no se envía nada.
choose-whom = Estados
choose-whom-targets = de la lista de objetivos
choose-whom-all = todos
choose-group = Grupo regional
choose-region = Región
choose-look = Mostrar
choose-count = { $n ->
    [0] Ningún Estado que añadir
    [one] 1 Estado que añadir
   *[other] { $n } Estados que añadir
}
choose-head-to = El correo iría a
choose-head-invite = Invitar
choose-invite-state = Invitar: { $state }
choose-add = Añadir a los invitados
choose-nobody = Ningún Estado se ajusta que no esté ya invitado.

participants-title = Lista de participantes
participants-count = { $n ->
    [one] 1 participante
   *[other] { $n } participantes
}
participants-none = Aún no se ha designado a nadie ni nadie ha dicho que vendrá.
participants-head = Jefe de delegación
participants-head-delegation = Estado u organización
participants-head-name = Nombre
participants-head-function = Función
participants-head-role = Papel
participants-head-attendance = Asistencia
badges-title = Credenciales
badges-count = { $n ->
    [one] 1 credencial
   *[other] { $n } credenciales
}
badges-none = Aún no se ha designado a nadie.

money-title = Finanzas
money-intro = Lo que hay para gastar, lo que se gastó y lo que pagan los patrocinadores. Las monedas nunca se suman entre sí.
money-none = No se ha anotado ningún importe.
money-balance = Sumas por moneda
money-head-currency = Moneda
money-head-budget = Presupuesto
money-head-costs = Costos
money-head-promised = Patrocinado
money-head-paid = de ello pagado
money-head-requested = Solicitado
money-head-left = Resto
money-head-change = Cambiar
money-budget = Presupuesto
money-costs = Costos
money-no-budget = No se ha anotado ningún presupuesto.
money-no-costs = No se han anotado costos.
money-sponsored = Patrocinio por Estado
money-no-sponsored = Ningún invitado tiene patrocinio. Se anota con cada invitado.
money-guests = { $n ->
    [one] 1 invitado
   *[other] { $n } invitados
}
money-add = Añadir una línea
money-edit-title = Corregir una línea
money-edit = Corregir
money-edit-what = Corregir { $what }
money-save = Guardar
money-submit = Añadir la línea
money-kind = Tipo
money-kind-budget = Presupuesto
money-kind-cost = Costo
money-what = Para qué
money-amount = Importe
money-amount-hint = Por ejemplo 1 200,50
money-currency = Moneda
money-currency-hint = Tres letras de la norma ISO 4217: EUR, USD, XAF
money-removed = La línea se ha quitado.
money-remove-what = Quitar: { $what }
money-full = Un evento tiene como máximo 300 líneas.
money-wrong-amount = Indique un número como 1200,50, no inferior a cero.
money-wrong-places = Esta moneda no tiene una unidad tan pequeña.
money-wrong-currency = Indique las tres letras de una moneda, por ejemplo EUR.

letter-title = Escribir a los invitados
letter-intro = Cada invitado al que aún no se ha escrito: por correo con un enlace para responder, o por nota verbal.
letter-by-mail = Por correo
letter-count = { $n ->
    [0] nadie
    [one] 1 correo
   *[other] { $n } correos
}
letter-more = { $n ->
    [one] 1 más viene después.
   *[other] { $n } más vienen después.
}
letter-mails = Correos
letter-reply_by = Responder antes del
letter-reply_by-late = El evento habrá terminado para entonces.
letter-message_en = Mensaje en los correos en inglés
letter-message_fr = Mensaje en los correos en francés
letter-message_es = Mensaje en los correos en español
letter-submit = Enviar
letter-send = Enviar los marcados
letter-look = Mostrar de nuevo los correos
letter-nobody = No queda nadie a quien escribir por correo.
letter-coordinators-send = Un coordinador envía los correos.
letter-guests-needed = Marque al menos un invitado.
letter-sent = { $n ->
    [one] 1 correo está en la bandeja de salida.
   *[other] { $n } correos están en la bandeja de salida.
}
letter-left-out = Excluidos, y por qué
letter-out-no-address = sin dirección
letter-out-address-taken = otro invitado tiene la misma dirección
letter-out-mailed = la dirección ya recibió un correo sobre este evento
letter-out-bounced = no escribir: un correo a esta dirección fue devuelto
letter-out-do-not-mail = marcado: no enviar correo
letter-out-invited = ya invitado
letter-by-note = Por nota verbal
letter-note-intro = Anote aquí lo que ha salido por nota verbal. Después se puede crear un enlace para responder para cada uno.
letter-note-guests = A quién se dirigió
letter-reference = Número
letter-reference-hint = Déjelo vacío para el número siguiente de la serie de su equipo, que se asigna al registrar la nota.
letter-log = En el registro
letter-log-yes = Registrarla como contacto de salida con cada uno de sus Estados
letter-sent_on = Fecha
letter-sent_on-future = La fecha está en el futuro.
letter-note-save = Anotar
letter-noted = La nota verbal está anotada.
letter-logged = La nota verbal queda anotada y registrada con el número { $number }.
letter-note-summary = Invitación a: { $title }
letter-link-title = Enlace para responder
letter-link-intro = Para { $who }. Se muestra solo esta vez y funciona hasta el final del { $day }; los enlaces anteriores ya no abren nada.
letter-link-copy = Copiar el enlace
letter-link-new = Nuevo enlace
letter-link-revoke = Revocar el enlace
letter-revoked = El enlace está revocado.

event-letter-subject = Invitación: { $title }
event-letter-you = Tenemos el honor de invitarle a:
event-letter-delegation = Tenemos el honor de invitar a { $who } a hacerse representar en:
event-letter-organizer = Organizado por { $by }
event-letter-languages = Interpretación: { $languages }
event-letter-reply = Le rogamos que nos indique antes del { $day } si vendrá, por este enlace personal:
event-letter-reply-names = Le rogamos que nos indique antes del { $day } si participarán, y quién vendrá, por este enlace personal:
event-letter-note = El enlace no requiere cuenta. Quien lo tenga puede responder; la respuesta puede cambiarse hasta el evento.
event-letter-closing = Aprovechamos la oportunidad para reiterarle nuestra más alta consideración.

reply-for = Invitación para { $who }
reply-when = Cuándo
reply-where = Dónde
reply-begin = Responder
reply-change = Cambiar la respuesta
reply-closed = La respuesta ya no puede cambiarse.
reply-accepted = Respondió el { $day }: vendrá.
reply-declined = Respondió el { $day }: no vendrá.
reply-comes = ¿Vendrá?
reply-comes-yes = Sí
reply-comes-no = No
reply-who = Quién vendrá
reply-who-hint = Déjelo vacío si aún no lo sabe; puede volver.
reply-name = Nombre del participante { $n }
reply-function = Función del participante { $n }
reply-head = El participante { $n } encabeza la delegación
reply-more-lines = Guarde para obtener más líneas.
reply-remark = Lo que debamos saber
reply-save = Enviar la respuesta
reply-saved = Gracias. Su respuesta está guardada.
reply-gone = Este enlace no funciona
reply-gone-text = Puede haber caducado o haber sido sustituido por otro más reciente. Escriba a quienes le invitaron.
reply-lost = Este formulario no pertenece al enlace
reply-lost-text = Abra de nuevo el enlace de su invitación.

report-of = Informe: { $title }
report-turnout = Quién fue invitado, quién vino
report-all = Total
report-head-guests = Invitados
report-stranded = A quién se impidió venir, y por qué
report-promised = Compromisos contraídos allí
report-nothing-promised = No se ha anotado ninguno.
report-due = vence { $day }
report-done = cumplido
report-head-open = sin respuesta
report-head-coming = vendrán
report-head-came = vinieron
report-head-stranded = impedidos
report-head-absent = ausentes
report-head-declined = declinaron

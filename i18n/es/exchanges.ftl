# Intercambios y obstáculos señalados en ellos.

exchanges-title = Intercambios
exchanges-count = { $n ->
    [one] 1 intercambio
   *[other] { $shown } intercambios
}
exchanges-count-more = más de { $shown } intercambios
exchanges-bin-title = Intercambios en la papelera
exchanges-bin-intro = Lo que está aquí se conserva 30 días y después se borra.
exchanges-bin-link = Papelera
exchanges-bin-none = La papelera está vacía
exchanges-bin-none-text = Lo que envía a la papelera permanece aquí 30 días y puede recuperarse.
exchanges-to-log = Al registro
exchanges-none = Todavía no se ha registrado ningún intercambio
exchanges-none-text = Registre la primera reunión, llamada o nota. Aparece aquí, en el expediente del Estado y en las cifras del plan de trabajo.
exchanges-none-filtered = Ningún intercambio responde a estos filtros
exchanges-none-filtered-text = Quite un filtro o amplíelo.
exchanges-head-date = Fecha
exchanges-head-state = Estado
exchanges-head-kind = Tipo
exchanges-head-summary = Lo que se dijo
exchanges-head-people = Personas con quienes se habló
exchanges-head-commitments = Compromisos
exchanges-head-open = Compromisos pendientes
exchanges-head-follow-up = Seguimiento
exchanges-head-team = Equipo
exchanges-head-marking = Clasificación
exchanges-commitments-kept = todos cumplidos
exchanges-commitments-open = { $n ->
    [one] 1 pendiente
   *[other] { $n } pendientes
}
exchanges-filter-state = Estado
exchanges-filter-kind = Tipo
exchanges-filter-team = Equipo
exchanges-filter-from = Desde
exchanges-filter-to = Hasta
exchanges-filter-activity = Actividad del plan de trabajo
exchanges-filter-marking = Clasificación
exchanges-filter-follow-up = Seguimiento
exchanges-filter-event = Evento
exchanges-filter-person = Persona
exchanges-follow-up-due = pendiente

exchange-kind-bilateral = Reunión bilateral
exchange-kind-call = Llamada
exchange-kind-note-verbale = Nota verbal
exchange-kind-letter = Carta
exchange-kind-margin = Encuentro al margen
exchange-kind-demarche = Gestión diplomática
exchange-title = { $kind }: { $state }
exchange-at = { $time } ({ $zone })
exchange-summary = Lo que se dijo
exchange-summary-hint = Primero los hechos. Quién puede leerlo se decide más abajo.
exchange-facts = Datos
exchange-state = Estado
exchange-state-placeholder = Escriba el nombre del Estado
exchange-kind = Tipo
exchange-held_on = Fecha
exchange-held_on-future = Un intercambio se registra cuando ya ha tenido lugar.
exchange-people = Personas con quienes se habló
exchange-people-hint = Escriba un nombre; pueden ser varios
exchange-people-none = No hay nadie llamado «{ $name }» en los contactos. Elija a alguien de allí o déjelo vacío.
exchange-people-several = Varias personas responden a «{ $name }». Marque a quien corresponda.
exchange-people-unknown = Una de las personas elegidas ya no figura en los contactos.
exchange-no-people = nadie indicado
exchange-activity = Actividad del plan de trabajo
exchange-follow_up_on = Dar seguimiento el
exchange-follow_up_on-early = Es anterior al propio intercambio.
exchange-follow-up-due = pendiente
exchange-followed-up-mark = Seguimiento hecho
exchange-followed-up = El seguimiento está hecho.
exchange-event = Evento
exchange-event-hint = Donde tuvo lugar, si fue en uno
exchange-place = Lugar
exchange-held_at = Hora local
exchange-held_at-skipped = Ese día, en { $zone }, los relojes se adelantaron y esa hora no existió.
exchange-zone = Huso horario
exchange-spoke_for_us = Quién habló por nosotros
exchange-marking = Quién puede leerlo
exchange-group-where = Lugar, hora y nuestra delegación
exchange-submit = Guardar el intercambio
exchange-save-another = Guardar y registrar otro
exchange-new-title = Registrar un intercambio
exchange-new-intro = Bastan el Estado, el tipo, la fecha y una frase; lo demás puede venir después.
exchange-edit-title = Modificar el intercambio
exchange-edit = Modificar
exchange-logged = Registrado el { $day } por { $by }.
exchange-changed = Última modificación el { $day }.
exchange-logged-flash = El intercambio está registrado.
exchange-bin = Enviar a la papelera
exchange-bin-hint = Sus compromisos y obstáculos van con él. Todo puede recuperarse durante 30 días.
exchange-binned = El intercambio está en la papelera.
exchange-in-bin = En la papelera desde el { $day }. No se cuenta en ninguna parte y se borra a los 30 días.
exchange-restore = Recuperar
exchange-restored = El intercambio está de nuevo en el registro.

exchange-barriers = Obstáculos señalados
exchange-barrier = Obstáculo señalado
exchange-barrier_detail = En sus palabras
exchange-barrier-missing = Elija el obstáculo que esto describe.
exchange-barrier-add = Añadir un obstáculo
exchange-barrier-remove = Retirar
exchange-barrier-binned = El obstáculo se ha retirado.
exchange-no-barriers = No se señaló ninguno.
exchange-no-commitments = No se prometió nada.
exchange-commitment-row = Compromiso { $n }, { $field }
exchange-commitments-many = En un formulario caben como máximo { $max } compromisos; añada los demás en la página del intercambio.
exchange-barrier-family-political = Circunstancias políticas
exchange-barrier-family-procedure = Procedimiento nacional
exchange-barrier-family-capacity = Capacidad y costo
exchange-barrier-family-security = Seguridad y defensa
exchange-barrier-family-relevance = Conocimiento y pertinencia
exchange-barrier-family-other = Otros

# Numbers of notes verbales, and which way an exchange went.
exchanges-head-direction = Sentido
exchanges-head-reference = Número
exchanges-filter-reference = Número de la nota
exchange-direction = Sentido
exchange-direction-hint = Para notas, cartas y llamadas
exchange-direction-out = enviado por nosotros
exchange-direction-in = recibido
exchange-reference = Número
exchange-reference-hint = De lo recibido: tal como figura allí. Nuestras notas verbales reciben el suyo al guardarse.
exchange-reference-ours = Nuestras notas verbales reciben su número de la oficina. Deje este campo vacío.
exchange-reference-given = El número { $number } ya se dio y no cambia.
exchange-kind-numbered = Esta nota tiene el número { $number } y sigue siendo una nota verbal enviada por nosotros. Muévala a la papelera si nunca se envió; su número no vuelve a darse.

# Mails that are brought as files.
exchange-mail-title = Registrar a partir de un correo
exchange-mail-intro = Un correo guardado como archivo (.eml) se convierte en un borrador: personas reconocidas, fecha y texto completados. Nada se registra hasta que usted lo guarde.
exchange-mail-drop = O suéltelo en cualquier lugar de esta página.
exchange-mail-file = El correo
exchange-mail-hint = .eml, { $mib } MB como máximo. La mayoría de los programas de correo lo crean con «Guardar como» o al arrastrar un correo fuera de la ventana.
exchange-mail-submit = Preparar un borrador
exchange-mail-broken = Este correo está dañado y no se puede leer.
exchange-mail-nobody = Este correo no dice de quién es.
exchange-mail-kind = Esto no es un correo. Guarde el correo como archivo (.eml) y traiga ese archivo.
exchange-mail-cut = [El correo es más largo.]
exchange-mail-keep = Conservar el correo con el intercambio
exchange-mail-gone = El correo ha esperado más de un día y ya no está. Tráigalo de nuevo, o guarde sin él.

# La lista de los Estados, el mapa, el expediente de un Estado.

states-title = Estados
states-lead = Al { $day }: { $deposited } instrumentos depositados, { $in_force } en vigor, { $signatories } { $signatories ->
    [one] signatario
   *[other] signatarios
  }, { $outside } no partes.
states-count = { $n } de { $all } Estados
states-view = Vista
states-view-table = Tabla
states-view-map = Mapa
states-remove-filter = quitar este filtro
states-chip = { $field }: { $value }
states-chip-days = { $n ->
    [one] 1 día
   *[other] { $n } días
  }
states-chip-on = Al { $day }
states-empty-title = Ningún Estado corresponde a estos filtros
states-empty-text = Quite alguno de ellos o empiece de nuevo con todos los Estados.
states-map-readout = Un cuadrado es un Estado. Los que quedan fuera del filtro están atenuados.
states-one-square = Un cuadrado es un Estado, un voto.
states-skip-map = Saltar el mapa

states-filter-q = Nombre o código
states-filter-status = Situación
states-filter-category = Categoría
states-filter-group = Grupo regional
states-filter-region = Región
states-filter-org = Organización
states-filter-vote = Último voto
states-filter-lead = Responsable
states-filter-silent = Sin contacto desde hace (días)
states-filter-on = En el día
states-any-target = Todos los destinatarios
states-nobody = nadie
states-never = ningún contacto
states-added = añadido por decisión

states-column-state = Estado
states-column-status = Situación
states-column-why = Por qué es destinatario
states-column-group = Grupo regional
states-column-vote = Último voto
states-column-vote-of = Voto { $year }
states-column-lead = Responsable
states-column-silent = Días de silencio

states-status-not-signatory = No parte
states-status-signatory = Signatario
states-status-deposited = Instrumento depositado, aún no en vigor
states-status-state-party = Estado Parte
states-status-withdrawn = Retirado
states-in-force-from = en vigor a partir del { $day }
states-target-of-plan = Destinatario del plan de trabajo

states-tile-party = { $state }: Estado Parte, en vigor desde el { $in_force }
states-tile-deposited = { $state }: depósito el { $day }, en vigor a partir del { $in_force }
states-tile-signatory = { $state }: signatario desde el { $day }
states-tile-withdrawn = { $state }: retirado desde el { $day }
states-tile-plain = { $state }: { $status }
states-tile-target = ; destinatario del plan de trabajo

states-category-signatories = signatario
states-category-related-parties = Convención sobre Minas
states-category-yes-voters = voto a favor
states-category-interim-steps = medida provisional

states-evidence-signed = firma el { $day }
states-evidence-signed-undated = firma
states-evidence-bound = { $treaty }: { $act } depositada el { $day }
states-evidence-bound-undated = { $treaty }: { $act } depositada
states-evidence-voted = voto a favor, { $resolution }, { $day }

states-step-unilateral-declaration = declaración unilateral
states-step-voluntary-article7-report = informe voluntario
states-step-moratorium = moratoria
states-step-other = medida provisional
states-step-dated = { $step }, { $day }

states-act-signature = firma
states-act-ratification = ratificación
states-act-acceptance = aceptación
states-act-approval = aprobación
states-act-accession = adhesión
states-act-succession = sucesión
states-act-withdrawal = retiro

states-vote-yes = a favor
states-vote-no = en contra
states-vote-abstain = abstención
states-vote-absent = ausente

states-years = { $n ->
    [one] 1 año
   *[other] { $n } años
  }
states-months = { $n ->
    [one] 1 mes
   *[other] { $n } meses
  }
states-and = { $first } y { $last }

dossier-since-signatory = desde el { $day } · sin ratificar tras { $span }
dossier-since-deposited = · instrumento del { $day } · en vigor el { $in_force }
dossier-since-party = desde el { $in_force } · instrumento depositado el { $day }
dossier-since-withdrawn = con efecto desde el { $day }
dossier-other-day = Los hechos tal como constaban el { $day }.
dossier-category = Categoría { $n }
dossier-lead = Responsable
dossier-priority = Prioridad
dossier-priority-high = alta
dossier-priority-normal = normal
dossier-priority-low = baja
dossier-edit-target = Modificar el destinatario

dossier-next = Próximo paso
dossier-next-nothing = No hay ningún próximo paso anotado.
dossier-timeline = Cronología
dossier-timeline-nothing = Todavía no consta nada de este tipo.
dossier-show = Mostrar
dossier-show-everything = Todo
dossier-show-exchanges = Contactos
dossier-show-facts = Hechos
dossier-show-events = Actos
dossier-older = Entradas anteriores
dossier-all-exchanges = Todos los contactos
dossier-kind-act = Acto jurídico
dossier-kind-vote = Voto
dossier-kind-answer = Respuesta a la encuesta
dossier-entry-act = { $treaty }: { $act }
dossier-entry-vote-yes = Voto a favor de la resolución { $resolution }, { $title }
dossier-entry-vote-no = Voto en contra de la resolución { $resolution }, { $title }
dossier-entry-vote-abstain = Abstención sobre la resolución { $resolution }, { $title }
dossier-entry-vote-absent = Ausencia en la votación de la resolución { $resolution }, { $title }

dossier-why = Por qué es destinatario
dossier-why-not = No figura en la lista de Estados destinatarios.
dossier-why-added = Añadido por decisión: { $reason }
dossier-why-dropped = Excluido por decisión: { $reason }
dossier-why-line = Categoría { $n }: { $evidence }.

dossier-barriers = Qué lo impide
dossier-barriers-all = Todos, en el tiempo
dossier-barriers-offers = Lo que se puede ofrecer
dossier-barriers-nothing = Aún no hay nada anotado.
dossier-answer = Respuesta a la encuesta
dossier-answer-nothing = Todavía no hay respuesta.
dossier-answered = respuesta el { $day }, { $channel }
dossier-begun = empezada el { $day }, { $channel }
dossier-mail = Todavía no hay respuesta; invitación del { $day }: { $status }.
dossier-channel-link = por enlace
dossier-channel-word-form = en el formulario Word
dossier-channel-note-verbale = por nota verbal
dossier-channel-oral = de palabra
dossier-mail-held = retenida
dossier-mail-queued = en cola
dossier-mail-sending = enviándose
dossier-mail-sent = enviada
dossier-mail-deferred = aplazada
dossier-mail-failed = fallida
dossier-mail-in-doubt = dudosa
dossier-mail-cancelled = anulada
dossier-mail-bounced = devuelta
dossier-mail-suppressed = suprimida

dossier-people = Con quién hablar
dossier-people-post = El puesto
dossier-people-all = Todos
dossier-people-nothing = Todavía no consta nadie de este Estado.
dossier-holds-since = desde { $day }
dossier-commitments = Compromisos
dossier-commitments-nothing = No hay nada pendiente.
dossier-no-date = Sin fecha
dossier-votes = Votos sobre la resolución anual

dossier-facts = Hechos
dossier-act-dated = { $act }, { $day }
dossier-act-undated = { $act }, día no establecido
dossier-no-act = ningún acto
dossier-in-force = En vigor
dossier-article = { $day } (art. { $article })
dossier-if-it-deposits = Si deposita el { $day }
dossier-would-be-in-force = en vigor el { $day } (art. { $article })
dossier-holdings = Contaminación y existencias
dossier-holdings-none = no figura en las listas utilizadas
dossier-contaminated = Contaminación
dossier-contaminated-yes = sí
dossier-contaminated-no = no consta
dossier-contaminated-suspected = sospechada
dossier-stockpiler = Existencias
dossier-stockpiler-yes = constan
dossier-stockpiler-no = no constan
dossier-stockpiler-suspected = sospechadas
dossier-stockpiler-completed = destruidas o ya inexistentes
dossier-producer = Producción
dossier-producer-yes = consta
dossier-producer-no = no consta
dossier-producer-suspected = sospechada
dossier-producer-former = antigua
dossier-note = Nota
dossier-region = Región
dossier-organizations = Miembro de

states-view-board = Tablero
states-view-timeline = Cronología
states-board-move = Mover…
states-board-lead = { $n ->
    [one] Un Estado que no ha depositado
   *[other] { $n } Estados que no han depositado
 }, según su posición. Para mover uno, arrástrelo o elija «Mover…»: cada movimiento es una posición con su fecha y su fuente.
states-board-more = { $n ->
    [one] uno más en la lista
   *[other] { $n } más en la lista
 }
states-board-silent = { $n ->
    [0] en contacto hoy
    [one] en silencio desde hace un día
   *[other] en silencio desde hace { $n } días
 }
states-board-never = sin intercambios
states-timeline-caption = El camino de cada Estado hacia el tratado
states-timeline-since = { $status } desde el { $day }
dossier-brief = Ficha de país
dossier-timeline-title = Cronología: { $state }
dossier-timeline-empty = Elija otro tipo de entrada, o registre un intercambio.
dossier-show-answers = Respuestas a la encuesta
dossier-show-mails = Correos
dossier-show-positions = Posiciones
dossier-show-barriers = Obstáculos
dossier-show-steps = Recorrido
dossier-show-tasks = Compromisos
dossier-kind-mail = Correo
dossier-kind-position = Posición
dossier-kind-barrier = Obstáculo
dossier-kind-step = Paso del recorrido
dossier-kind-task = Compromiso
dossier-task-done = cumplido el { $day }
dossier-task-due = vence el { $day }
dossier-task-noted = anotado el { $day }, sin fecha

levers-title = Quién puede ayudar
levers-shared = Organizaciones en común
levers-shared-none = ninguna
levers-neighbours = Estados partes de su región
levers-more = y { $n } más
levers-shared-languages = Idiomas compartidos con los coordinadores
levers-shared-language = { $n ->
    [one] lo habla uno de sus interlocutores
   *[other] lo hablan { $n } de sus interlocutores
} e interlocutores de { $states }
levers-shared-membership = miembro de { $organization }, como { $states }
levers-languages = Idiomas de sus interlocutores
levers-language = { $n ->
        [one] 1 persona
       *[other] { $n } personas
    }
levers-language-teams = { $n ->
        [one] 1 persona
       *[other] { $n } personas
    }; lo leen { $teams }
levers-embassies = Embajadas
levers-embassy = { $state }, en { $place }
levers-teams = En contacto
levers-team = { $n ->
        [one] 1 intercambio
       *[other] { $n } intercambios
    }, el último el { $day }
levers-team-partner = asociado, { $n ->
        [one] 1 intercambio
       *[other] { $n } intercambios
    }, el último el { $day }
levers-known = Quién de nosotros conoce a quién

brief-title = { $state }: ficha de país
brief-prepared = Al { $day }.
brief-up-to = Registros hasta el marcado
brief-holds-public = Contiene solo registros públicos.
brief-holds-working-group = Contiene registros hasta el marcado grupo de trabajo.
brief-holds-coordination = Contiene registros hasta el marcado coordinación: no debe transmitirse.
brief-holds-restricted = Contiene registros restringidos: solo para quienes pueden leerlos.
brief-stands = Cuál es su situación
brief-talks = Últimos intercambios
brief-talks-nothing = No consta ningún intercambio.
dossier-timeline-column-day = Fecha
dossier-timeline-column-kind = Tipo
dossier-timeline-column-text = Qué ocurrió
dossier-timeline-column-more = Detalles
dossier-timeline-column-marking = Quién puede leerlo

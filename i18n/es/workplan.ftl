# El plan de trabajo, sus Estados destinatarios y su calendario.

workplan-kicker = { $coordinators } · del { $from } al { $until }
workplan-lead = Punto de partida, el { $on }: se habían sumado { $joined } Estados, { $deposited } mediante depósito y { $signatories } solo con la firma. { $target ->
        [0] No se ha fijado un número de nuevos Estados Parte.
        [one] Objetivo: al menos un nuevo Estado Parte.
       *[other] Objetivo: al menos { $target } nuevos Estados Parte.
    }
workplan-report = Informe sobre los progresos
workplan-parts = Partes del plan de trabajo
workplan-tab-plan = Plan
workplan-tab-targets = Estados destinatarios
workplan-tab-timeline = Calendario
workplan-tab-hand-over = Traspaso
workplan-background = Antecedentes, en los términos del documento (en inglés)
workplan-source = Fuente: { $source }
workplan-objectives = Objetivos
workplan-activities = Actividades
workplan-activities-note = Cada número lleva a los registros de los que procede, en la medida en que usted pueda leerlos.
workplan-activity = Actividad
workplan-exchanges = Intercambios
workplan-events = Actos
workplan-all = Total
workplan-outputs = Resultados previstos
workplan-outputs-note = medidos al { $on }
workplan-output-parties = { $target ->
        [0] { $deposited } por depósito, { $in_force } en vigor
       *[other] { $deposited } de { $target } por depósito, { $in_force } de { $target } en vigor
    }
workplan-output-awareness = { $exchanges ->
        [one] 1 intercambio
       *[other] { $exchanges-text } intercambios
    }, { $events ->
        [one] 1 acto
       *[other] { $events-text } actos
    }
workplan-output-answers = { $asked ->
        [0] La encuesta no se ha distribuido
       *[other] { $answered ->
            [one] 1 respuesta
           *[other] { $answered-text } respuestas
        } de { $asked ->
            [one] 1 Estado consultado
           *[other] { $asked-text } Estados consultados
        }
    }
workplan-implementers = A cargo de
workplan-partners = Con la ayuda de
workplan-budget = Presupuesto
workplan-and = { $first } y { $last }

workplan-targets-title = Estados destinatarios
workplan-targets-lead = Las categorías se calculan a partir de los hechos al { $on }. Los coordinadores pueden añadir o retirar un Estado, indicando el motivo.
workplan-targets-categories = Las cuatro categorías
workplan-targets-category = Categoría
workplan-targets-all = Estados
workplan-targets-without = Sin los signatarios
workplan-targets-any = En al menos una categoría
workplan-targets-add = Añadir un Estado
workplan-targets-count = { $n ->
        [one] 1 Estado destinatario
       *[other] { $n } Estados destinatarios
    }
workplan-targets-count-dropped = { $n ->
        [one] 1 Estado retirado
       *[other] { $n } Estados retirados
    }
workplan-targets-filter-category = Categoría
workplan-targets-filter-lead = Responsable
workplan-targets-filter-priority = Prioridad
workplan-targets-filter-standing = Inclusión
workplan-targets-no-lead = sin responsable
workplan-targets-state = Estado
workplan-targets-categories-column = Categorías
workplan-targets-why = Motivo
workplan-targets-standing = Inclusión
workplan-targets-lead-column = Responsable
workplan-targets-priority = Prioridad
workplan-targets-next = Próximo paso
workplan-targets-decision = Decisión
workplan-targets-change = Modificar
workplan-targets-empty = Ningún Estado destinatario se ajusta a estos filtros
workplan-targets-empty-text = Quite un filtro o añada un Estado que las categorías no recojan.
workplan-targets-show-all = Mostrar toda la lista

workplan-standing-computed = según el cálculo
workplan-standing-added = añadido
workplan-standing-dropped = retirado
workplan-priority-high = alta
workplan-priority-normal = normal
workplan-priority-low = baja

workplan-target-title = { $state }: Estado destinatario
workplan-target-new-title = Añadir un Estado destinatario
workplan-target-new-intro = Para un Estado que las categorías no recogen. Un Estado vinculado por el tratado no puede ser destinatario.
workplan-target-by-category = En las categorías { $categories }: { $evidence }.
workplan-target-by-none = Los hechos no sitúan a este Estado en ninguna categoría.
workplan-target-state = Estado
workplan-target-standing = Inclusión
workplan-target-standing-computed = Según el cálculo
workplan-target-standing-computed-hint = en la lista mientras lo recoja una categoría
workplan-target-standing-added = Añadido
workplan-target-standing-added-hint = en la lista digan lo que digan las categorías
workplan-target-standing-dropped = Retirado
workplan-target-standing-dropped-hint = fuera de la lista digan lo que digan las categorías
workplan-target-reason = Motivo
workplan-target-reason-hint = Obligatorio cuando se añade o se retira un Estado
workplan-target-priority = Prioridad
workplan-target-lead = Equipo responsable
workplan-target-next_step = Próximo paso
workplan-target-marking = Quién puede leer esto
workplan-target-submit = Guardar
workplan-target-reason-missing = Indique por qué se añade o se retira el Estado.
workplan-target-bound = Este Estado está vinculado por el tratado; no es destinatario.
workplan-target-listed = Este Estado ya figura en la lista: modifíquelo allí.
workplan-target-saved = La decisión se ha guardado: { $state }.

workplan-targets-filter-group = Grupo regional
workplan-targets-helped = con el apoyo de: { $states }
workplan-target-supporters = Estados de apoyo
workplan-target-supporters-hint = Estados que también hablan con él
workplan-target-supporters-many = Elija { $max } Estados como máximo.
workplan-target-supporters-wrong = Elija Estados de la lista, y no este mismo Estado.
workplan-target-strategy = Nota de estrategia
workplan-target-strategy-hint = Cómo ganar al Estado: la leen quienes pueden leer la decisión

workplan-settings-open = Cambiar lo que cuenta
workplan-settings-title = Lo que cuenta en las categorías
workplan-settings-signatories = Signatarios en las categorías 2 a 4
workplan-settings-signatories-counted = Cuentan en cada categoría que cumplen
workplan-settings-signatories-not-counted = Cuentan solo en la categoría 1
workplan-settings-other_steps = Medidas provisionales de otro tipo en la categoría 4
workplan-settings-other_steps-hint = Gestiones parlamentarias, declaraciones de interés, explicaciones de voto conjuntas
workplan-settings-other_steps-counted = Cuentan
workplan-settings-other_steps-not-counted = No cuentan
workplan-settings-vote = Votación para la categoría 3
workplan-settings-vote-hint = El documento nombra la Primera Comisión. Donde no se conocen votos de Estados en ella, se toma la votación en sesión plenaria.
workplan-settings-vote-first-committee = Primera Comisión
workplan-settings-vote-plenary = Sesión plenaria de la Asamblea General
workplan-settings-congratulate_days = Días para felicitar
workplan-settings-congratulate_days-hint = Cuando un Estado destinatario deposita, el equipo responsable recibe la tarea de felicitarlo en ese plazo
workplan-settings-days = Indique un número de días de 1 a 365.
workplan-settings-submit = Guardar
workplan-settings-saved = Se ha guardado lo que cuenta en las categorías.
workplan-rule-signatories-counted = Los signatarios cuentan en cada categoría que cumplen.
workplan-rule-signatories-not-counted = Los signatarios cuentan solo en la categoría 1.
workplan-rule-other-counted = Las medidas provisionales de otro tipo cuentan en la categoría 4.
workplan-rule-other-not-counted = Las medidas provisionales de otro tipo no cuentan en la categoría 4.
workplan-vote-none = No se conoce ninguna votación para la categoría 3.
workplan-vote-plenary = La categoría 3 se basa en la votación en sesión plenaria de la Asamblea General: { $resolution }, { $day }.
workplan-vote-first-committee = La categoría 3 se basa en la votación en la Primera Comisión: { $resolution }, { $day }.
workplan-vote-stand-in = La categoría 3 debe basarse en la votación en la Primera Comisión, pero el paquete del tratado no contiene el voto de ningún Estado en ella. Se toma la votación en sesión plenaria: { $resolution }, { $day }.
workplan-vote-first-committee-unknown = El paquete del tratado no contiene votos de Estados en la Primera Comisión.
workplan-departures = Salieron de la lista
workplan-departure = { $state } depositó su instrumento y salió de la lista.
workplan-congratulate = Felicitar a { $state } por su depósito

workplan-timeline-title = Calendario
workplan-timeline-line = Línea del plan
workplan-timeline-planned = Previsto
workplan-timeline-actual = Real
workplan-timeline-change = Indicar
workplan-timeline-change-column = Fechas reales
workplan-timeline-range = { $from } – { $until }
workplan-timeline-since = desde el { $from }
workplan-timeline-done = concluido
workplan-timeline-open = en curso
workplan-timeline-late = con retraso
workplan-timeline-not-begun = no iniciado
workplan-timeline-span = previsto: { $planned }; real: { $actual }
workplan-timeline-key-planned = previsto
workplan-timeline-key-actual = real
workplan-timeline-key-running = en curso
workplan-timeline-key-today = hoy
workplan-line-title = Lo que realmente ocurrió
workplan-line-actual_from = Comenzó el
workplan-line-actual_until = Terminó el
workplan-line-actual_until-hint = Vacío mientras esté en curso
workplan-line-note = Nota
workplan-line-note-hint = La lee toda persona que pueda iniciar sesión
workplan-line-submit = Guardar
workplan-line-order = No puede terminar antes de comenzar.
workplan-line-no-start = Indique cuándo comenzó.
workplan-line-saved = El calendario se ha guardado.
workplan-closed = Cerrado el { $day }
workplan-line-closed = El plan de trabajo se cerró el { $day }: sus fechas quedan como están.
workplan-others = Otros planes

# The texts of a plan that was made here.
plan-activity-dropped = { $title } (retirada)
plan-texts-title = Textos del plan
plan-text-part-objectives = Objetivos
plan-text-add-objectives = Añadir un objetivo
plan-text-part-activities = Actividades
plan-text-add-activities = Añadir una actividad
plan-text-part-outputs = Resultados previstos
plan-text-add-outputs = Añadir un resultado
plan-text-part-timeline = Calendario
plan-text-add-timeline = Añadir una línea
plan-text-edit = Cambiar el texto
plan-text-edit-link = Cambiar
plan-text-drop = Retirar
plan-text-drop-title = Retirar del plan
plan-text-saved = El texto se ha guardado.
plan-text-dropped = El texto ya no figura en el plan.
plan-text-changed = El texto se cambió entretanto. Esto es lo que dice ahora.
plan-text-target-wrong = Un número entero a partir de 0.
plan-text-sentence = La frase completa
plan-text-text_en = Texto en inglés
plan-text-text_fr = Texto en francés
plan-text-text_es = Texto en español
plan-text-measure = Se mide por
plan-text-target = Cuántos, como mínimo
plan-text-planned_from = Previsto desde
plan-text-planned_from-hint = Cuentan los meses enteros.
plan-text-planned_until = Previsto hasta
plan-text-reason = Por qué se retira
plan-text-reason-hint = El motivo queda en el registro de auditoría.
plan-text-measure-new-states-parties = Nuevos Estados partes
plan-text-measure-awareness = Intercambios y eventos que dan a conocer el tratado
plan-text-measure-survey-answers = Respuestas al cuestionario

workplan-board-priority = Tablero por prioridad
workplan-board-lead = Tablero por responsable

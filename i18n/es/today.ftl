# Hoy.

today-kicker = Plan de trabajo hasta la { $meeting } · coordinadores: { $coordinators }
today-headline = { $n } de { $target } { $target ->
    [one] nuevo Estado Parte
   *[other] nuevos Estados Parte
  }, { $days ->
    [one] queda 1 día
   *[other] quedan { $days } días
  }
today-headline-now = { $n } de { $target } { $target ->
    [one] nuevo Estado Parte
   *[other] nuevos Estados Parte
  }; la { $meeting } está en curso
today-headline-over = { $n } de { $target } { $target ->
    [one] nuevo Estado Parte
   *[other] nuevos Estados Parte
  }; la { $meeting } ha concluido
today-deposited = instrumentos depositados
today-in-force = en vigor
today-signatories = signatarios
today-targets = Estados destinatarios
today-change = { $change } desde el { $day }
today-from = { $n } a partir del { $day }
today-of = { $n } de { $target }
today-since-meeting = la { $meeting }
today-since-day = el { $day }
today-gauge = Nuevos Estados Parte desde { $since }: { $deposited } por depósito, { $in_force } en vigor.
today-gauge-next = Nuevos Estados Parte desde { $since }: { $deposited } por depósito, { $in_force } en vigor ({ $next } el { $day }).
today-gauge-tiles = { $n } de un objetivo de { $target }: { $states }
today-as-of = Al
today-show = Mostrar
today-back = Volver a hoy
today-other-day = Las cifras, la línea y el mapa son del { $day }; los plazos, el silencio y los actos son los de hoy.

today-line-today = hoy
today-line-deposits = depósito: { $state }, { $day }
today-line-deposits-whole = Depósito del instrumento: { $state }
today-line-in-force = en vigor, { $day }
today-line-in-force-whole = Entrada en vigor: { $state }

today-map-title = Situación de los { $n } Estados
today-map-day = el { $day }
today-as-table = Ver la tabla
today-larger-map = Mapa más grande

today-due = Plazos
today-due-today = Hoy
today-overdue = Atraso de { $n } d
today-due-nothing = No vence nada. Aquí aparecen los compromisos con fecha y el seguimiento de los contactos.
today-follow-up = Seguimiento: { $kind }, { $day }
today-all-commitments = Todos los compromisos
today-all-follow-ups = Contactos por retomar
today-promises-late = { $n ->
    [one] { $n } compromiso vencido
   *[other] { $n } compromisos vencidos
}
today-promises-late-more = Más de { $shown } compromisos vencidos
today-follow-ups-late = { $n ->
    [one] { $n } contacto por retomar
   *[other] { $n } contactos por retomar
}
today-follow-ups-late-more = Más de { $shown } contactos por retomar

today-survey = Encuesta
today-survey-text = { $answered ->
    [one] Ha respondido 1 Estado de { $all }
   *[other] Han respondido { $answered } Estados de { $all }
  }; { $begun ->
    [one] 1 ha empezado
   *[other] { $begun } han empezado
  }. Cierra el { $day }.
today-survey-nothing = La encuesta todavía no se ha distribuido.
today-to-survey = Preparar una distribución

today-silent = Silencio
today-silent-intro = Estados destinatarios sin contacto desde hace { $n } días o más
today-silent-all = Todos ({ $n })
today-silent-nobody = Ha habido contacto reciente con todos los Estados destinatarios.
today-nothing-logged = Todavía no hay ningún contacto registrado. Con el primero aparecerán aquí los Estados destinatarios sin contacto desde hace tiempo.
today-column-silent = Silencio
today-column-last = Último contacto
today-days = { $n ->
    [one] 1 día
   *[other] { $n } días
  }

today-events = Próximos actos
today-all-events = Todos los actos
today-events-nothing = No hay ningún acto previsto.
today-plan-event = Planificar un acto

today-stalled = Estancado en el camino
today-stalled-intro = { $n ->
    [one] pasos en curso sin movimiento desde hace { $n } día o más
   *[other] pasos en curso sin movimiento desde hace { $n } días o más
}
today-stalled-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}

today-nobody = Nadie es responsable
today-nobody-intro = Nadie del equipo de estas tareas tiene cuenta. Asígnelas a otro equipo.
today-nobody-team = { $state } · nadie del equipo { $team } tiene cuenta
today-nobody-yet = Nadie coordinaba cuando depositó su instrumento: la tarea se asigna a un equipo de coordinación en el plazo de un día.

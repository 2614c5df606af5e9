# Los informes: su lista y las palabras del informe sobre los progresos.

reports-title = Informes
reports-lead = Un informe se elabora cada vez a partir de los registros, en la fecha que usted elija.
reports-progress-title = Universalización: informe sobre los progresos realizados
reports-progress-lead = Situación y cifras, nuevos Estados Parte, participación por región, actividades, encuesta, votaciones y resultados de un plan de trabajo: como página para imprimir y como documento de Word.
reports-closed = Las cifras de un informe incluyen registros que los asociados y los observadores no pueden conocer. Los informes los elaboran los coordinadores, los colaboradores y los administradores; pida un ejemplar a alguno de ellos.
reports-form-plan = Plan de trabajo
reports-form-on = Fecha de cierre
reports-form-on-hint = El último día que cuenta
reports-form-lang = Idioma
reports-form-submit = Mostrar el informe
reports-before-baseline = El plan de trabajo comienza el { $from }: elija un día posterior.
reports-usual = Fechas habituales
reports-usual-meeting = primer día de la reunión

reports-bar = Al { $on }
reports-bar-ahead = Al { $on } · registros hasta el { $until }
reports-word = Word
reports-print = Imprimir
reports-other = Otra fecha u otro idioma
reports-demo-line = Datos de demostración: las personas, las conversaciones y las respuestas son inventadas.

reports-as-of = Al { $on }
reports-table = Cuadro { $n }. { $caption }
reports-page = { $page } de { $pages }
reports-sources = Fuentes y cálculo de las cifras
reports-evidence = ver los elementos
reports-one = un
reports-one-first = Un
reports-not-established = no determinado
reports-days = del { $first } al { $last }

reports-introduction = Introducción
reports-mandate = El presente informe expone los progresos realizados en el marco del «{ $plan }» desde el { $from }, punto de partida del plan de trabajo, hasta el { $on }. Coordinadores sobre la universalización: { $coordinators }.
reports-aim = { $target ->
        [0] El plan de trabajo no fija un número de nuevos Estados Parte.
        [one] El plan de trabajo aspira al menos a { $target-figure } nuevo Estado Parte antes de la clausura de la reunión a la que conduce, el { $close }.
       *[other] El plan de trabajo aspira al menos a { $target-figure } nuevos Estados Parte antes de la clausura de la reunión a la que conduce, el { $close }.
    }
reports-method = Los Estados se cuentan tanto por el depósito del instrumento como por la entrada en vigor. Cada cifra remite a la lista de fuentes, que indica cómo se calculó. Solo los hechos públicos y los registros públicos nombran a un Estado o un acto; los demás registros se cuentan y nunca se atribuyen.

reports-status = Situación
reports-counts = Al { $on }, { $deposited } Estados habían depositado su instrumento de ratificación, aceptación, aprobación, adhesión o sucesión ante el { $depositary }; la Convención estaba en vigor para { $in-force } de ellos. { $signatories ->
        [0] Ningún otro Estado era signatario.
        [one] { $signatories-figure } Estado más había firmado la Convención y aún no la había ratificado.
       *[other] { $signatories-figure } Estados más habían firmado la Convención y aún no la habían ratificado.
    } En total, { $joined } Estados estaban vinculados por la Convención o la habían firmado.
reports-baseline = El { $from }, punto de partida del plan de trabajo, { $deposited } Estados habían depositado su instrumento y { $signatories ->
        [one] { $signatories-figure } era signatario.
       *[other] { $signatories-figure } eran signatarios.
    }
reports-new = { $n ->
        [0] Desde entonces ningún Estado ha depositado su instrumento.
        [one] { $figure } Estado ha depositado su instrumento desde entonces; el cuadro { $table } indica las fechas.
       *[other] { $figure } Estados han depositado su instrumento desde entonces; el cuadro { $table } indica las fechas.
    }
reports-new-table = Estados que han depositado su instrumento desde el { $from }
reports-in-force = { $n ->
        [0] En ese período la Convención no ha entrado en vigor para ningún otro Estado.
        [one] En ese período la Convención ha entrado en vigor para { $figure } Estado: { $states }.
       *[other] En ese período la Convención ha entrado en vigor para { $figure } Estados: { $states }.
    }
reports-withdrawn = { $n ->
        [one] Ha surtido efecto el retiro de { $figure } Estado: { $states }.
       *[other] Ha surtido efecto el retiro de { $figure } Estados: { $states }.
    }
reports-membership = El cuadro { $first } presenta la participación por región y el cuadro { $second } por grupo regional de las Naciones Unidas.
reports-regions-table = Participación por región
reports-groups-table = Participación por grupo regional
reports-state = Estado
reports-act = Acto
reports-deposit = Depósito
reports-entry = Entrada en vigor
reports-report-due = Informe inicial previsto
reports-region = Región
reports-group = Grupo regional
reports-no-group = En ningún grupo regional
reports-states = Estados
reports-deposited = Depósito
reports-parties = En vigor
reports-signatories = Signatarios
reports-outside = No parte
reports-all = Total

reports-activities = Actividades
reports-records = { $exchanges ->
        [0] Entre el { $from } y el { $until } no se ha registrado ningún intercambio con un Estado
        [one] Entre el { $from } y el { $until } se ha registrado { $exchanges-figure } intercambio con { $states-figure } Estado
       *[other] Entre el { $from } y el { $until } se han registrado { $exchanges-figure } intercambios con { $states ->
            [one] { $states-figure } Estado
           *[other] { $states-figure } Estados
        }
    } y { $events ->
        [0] ningún acto
        [one] { $events-figure } acto
       *[other] { $events-figure } actos
    }. El cuadro { $table } los presenta por actividad del plan de trabajo.
reports-activities-table = Intercambios y actos por actividad
reports-activity = Actividad
reports-exchanges = Intercambios
reports-events = Actos
reports-unassigned = En ninguna actividad
reports-public-events = { $n ->
        [one] Uno de los actos es público y se nombra aquí
       *[other] { $n } de los actos son públicos y se nombran aquí
    }{ $others ->
        [0] .
        [one] ; { $others-figure } más se cuenta sin nombrarlo.
       *[other] ; { $others-figure } más se cuentan sin nombrarlos.
    }

reports-survey = Encuesta sobre las razones
reports-survey-none = Al { $until } no se había distribuido la encuesta sobre las razones de la no adhesión.
reports-survey-answers = La encuesta sobre las razones de la no adhesión se envió a { $asked ->
        [one] { $asked-figure } Estado
       *[other] { $asked-figure } Estados
    }; al { $until } { $answered ->
        [0] ninguno había respondido.
        [one] había respondido { $answered-figure }.
       *[other] habían respondido { $answered-figure }.
    }
reports-reasons-some = El cuadro { $table } presenta las razones aducidas por al menos { $threshold } Estados en { $basis-figure } respuestas. Las cifras se dan por tramos, para que de ellas no pueda deducirse la respuesta de ningún Estado.
reports-reasons-suppressed = No se muestran las razones: han respondido muy pocos Estados, o ninguna fue aducida por { $threshold } de ellos.
reports-band = { $from } a { $to }
reports-band-open = { $from } o más
reports-reasons-table = Razones aducidas
reports-reason = Razón

reports-votes = Votaciones en la Asamblea General
reports-vote = El { $day } la Asamblea General aprobó la resolución { $resolution }, «{ $title }», por { $yes } votos contra { $no } y { $abstain } abstenciones. El cuadro { $table } presenta las votaciones en sesión plenaria a lo largo de los años.
reports-votes-table = Votaciones sobre la resolución anual en sesión plenaria
reports-resolution = Resolución
reports-day = Fecha
reports-yes = A favor
reports-no = En contra
reports-abstain = Abstenciones

reports-outputs = Resultados
reports-outputs-text = El cuadro { $table } compara lo que prevé el plan de trabajo con lo que se había alcanzado al { $on }.
reports-outputs-table = Resultados previstos
reports-output = Resultado previsto
reports-aim-column = Al menos
reports-measured = Alcanzado
reports-measured-parties = { $deposited } por depósito, { $in-force } en vigor
reports-measured-awareness = { $exchanges ->
        [one] 1 intercambio
       *[other] { $exchanges-text } intercambios
    }, { $events ->
        [one] 1 acto
       *[other] { $events-text } actos
    }
reports-measured-answers = { $asked ->
        [0] encuesta no distribuida
       *[other] { $answered ->
            [one] 1 respuesta
           *[other] { $answered } respuestas
        } de { $asked ->
            [one] 1 Estado consultado
           *[other] { $asked } Estados consultados
        }
    }

reports-source-plan = { $source }.
reports-source-deposited = Estados con un acto de ratificación, aceptación, aprobación, adhesión o sucesión depositado a más tardar el { $on }, menos aquellos cuyo retiro había surtido efecto. Actos: { $sources }.
reports-source-in-force = Calculado a partir del día del depósito: el tratado entra en vigor para un Estado { $months } meses después del mes del depósito, el primer día del mes.
reports-source-signatories = Estados que habían firmado a más tardar el { $on } y no habían depositado un instrumento; el total añade los que lo habían depositado.
reports-source-new = Estados cuyo día de depósito es posterior al { $from } y no es posterior al { $on }. La entrada en vigor y el vencimiento del informe inicial se calculan a partir de él.
reports-source-membership = Cada Estado según su situación al { $on }. Las regiones son las de la División de Estadística de las Naciones Unidas (M49); los grupos, sus grupos regionales.
reports-source-exchanges = Intercambios registrados con fecha posterior al { $from } y no posterior al { $until }. Se cuentan todos salvo los que un equipo se reserva, que solo cuentan en una cifra a la que contribuyan al menos { $threshold } Estados. Lo que un lector ve de ellos en el registro puede ser menos.
reports-source-events = Actos comenzados después del { $from } y a más tardar el { $until }, contados según la misma regla; los que son públicos se nombran.
reports-source-survey = Invitaciones enviadas y respuestas validadas a más tardar el { $until }, una respuesta por Estado. Las razones se cuentan por grupos completos de { $threshold } respuestas conocidas la víspera, tal como eran entonces; no se cuenta un grupo del que se haya modificado después alguna respuesta.
reports-source-votes = Totales publicados de las votaciones registradas. { $sources }.

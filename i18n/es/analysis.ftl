# Lo que dan las respuestas a una encuesta.

analysis-title = Análisis
analysis-about =
    { $n ->
        [0] Aún no se ha dado ninguna respuesta
        [one] A partir de una respuesta que usted puede leer
       *[other] A partir de las { $n } respuestas que usted puede leer
    }
analysis-versions =
    { $n ->
        [one] Una de ellas se dio a una versión anterior: sus preguntas se relacionan por su nombre.
       *[other] { $n } de ellas se dieron a versiones anteriores: sus preguntas se relacionan por su nombre.
    }
analysis-inside = Para la coordinación: estas cifras y archivos dicen lo que han respondido determinados Estados. Lo que puede transmitirse tiene su propia página.
analysis-reach =
    { $answered } respuestas de los { $asked } Estados a los que se preguntó{ $unable ->
        [0] {""}
        [one] ; uno no estaba en condiciones de responder
       *[other] ; { $unable } no estaban en condiciones de responder
    }
analysis-numbers = De { $least } a { $greatest }; media { $mean }, mediana { $median } ({ $n ->
        [one] una respuesta
       *[other] { $n } respuestas
    }).
analysis-borda = Puntos según la regla de Borda: de { $n } opciones, la que una respuesta pone en primer lugar recibe { $n } puntos, la siguiente { $next }, y así sucesivamente; la que no ordena no recibe ninguno.
analysis-read-texts = Leer las respuestas
analysis-percent = { $n } %
analysis-mean = Media
analysis-median = Mediana
analysis-least = Mínimo
analysis-greatest = Máximo
analysis-states-that-answered = Estados que respondieron
analysis-head-answer = Respuesta
analysis-head-states = Estados
analysis-head-share = Parte de los que respondieron
analysis-head-points = Puntos
analysis-head-bar = Frente a la más alta
analysis-head-named = Aducida por
analysis-head-first = En primer lugar por
analysis-head-row = Fila
analysis-head-question = Pregunta
analysis-head-group = Grupo
analysis-head-regional-group = Grupo regional
analysis-head-pages = A medias
analysis-head-variable = Variable
analysis-head-meaning = Contenido
analysis-head-kind = Tipo de pregunta
analysis-head-value = Valor
analysis-head-value-meaning = Significado del valor
analysis-value-rank = el lugar que se le dio; vacío si no lo tiene
analysis-value-chosen = elegida
analysis-value-not-chosen = no elegida
analysis-variable-iso3 = Código del Estado (ISO 3166-1 alfa-3)
analysis-sheet-answers = Respuestas
analysis-sheet-codebook = Libro de códigos
analysis-all-states = Todos los Estados
analysis-not-known = no se conoce
analysis-in-none = en ninguno
analysis-by = Por grupos de Estados
analysis-by-region = Región
analysis-by-group = Grupo regional
analysis-by-category = Categoría objetivo
analysis-by-category-note = Un Estado puede estar en varias categorías: cuenta en cada una.
analysis-by-legal-system = Sistema jurídico
analysis-by-legal-system-note = El paquete del tratado no dice qué sistema jurídico tiene un Estado: no se conoce de ninguno.
analysis-texts = Respuestas
analysis-own-words = En sus propias palabras

analysis-board = Tablero de respuestas
analysis-board-groups = Por grupo regional
analysis-board-states = Estado por Estado
analysis-board-none = Ningún Estado está en ese punto
analysis-board-none-text = Ningún Estado de este envío corresponde a lo elegido.
analysis-everyone = todos
analysis-pages-saved = { $n } de { $of } páginas guardadas

analysis-share = Lo que puede transmitirse
analysis-share-about =
    A partir de { $n } respuestas conocidas el { $date }
analysis-share-hint = Estos cuadros no nombran a ningún Estado ni dicen nada de ninguno en particular. Pueden salir de la coordinación.
analysis-share-head = { $group } ({ $n })
analysis-share-nothing = No puede transmitirse nada
analysis-share-open = La encuesta recibe respuestas hasta el { $date }. Los cuadros se hacen una sola vez, a partir del día siguiente: dos cuadros de días distintos dirían quién respondió entretanto, y qué.
analysis-share-withdrawn = Una respuesta se modificó o se reabrió después del último día de la encuesta. Comparados con los que ya han salido, unos cuadros nuevos dirían qué se modificó.
analysis-share-few = Los cuadros se hacen a partir de { $n } respuestas, y dicen algo a partir del doble.
analysis-share-how = Cómo se hacen
analysis-share-rule = Las respuestas cuentan por pasos de { $n }, en el orden en que llegaron, tal como se conocían el último día de la encuesta. De un número solo se indica el tramo y, si cada Estado elige una sola opción, solo «{ $n } o más»; «–» significa menos de { $n }, o un número que se retiene porque revelaría otro. Si una pregunta admite varias opciones, una región se distingue cuando han respondido al menos { $twice } de sus Estados. Los números, las fechas y los textos no se transmiten.
analysis-not-told = –

coding-title = Codificar las respuestas
coding-lead = Dos personas clasifican las respuestas según los obstáculos de la taxonomía, cada una por su cuenta. Ninguna ve los códigos de la otra antes de que ambas hayan terminado.
coding-about-agreement = Entonces se enumeran y resuelven las diferencias.
coding-begin = Empezar a codificar
coding-nothing = No hay textos que codificar
coding-nothing-text = Ninguna respuesta que usted pueda leer dice nada aquí.
coding-progress = { $n } de { $all } codificadas
coding-save = Guardar esta página
coding-done = He terminado: cerrar mis códigos
coding-done-hint = Una vez cerrados, sus códigos no pueden cambiarse. Debe haberse guardado cada respuesta, también aquellas a las que no corresponde ningún código.
coding-done-missing = Guarde primero las respuestas que aún no están codificadas
coding-waiting = Sus códigos están cerrados. La otra persona aún no ha terminado.
coding-waiting-none = Sus códigos están cerrados. Nadie ha empezado aún la segunda codificación.
coding-taken = Otras dos personas codifican esta pregunta y aún no han terminado.
coding-not-coded = aún sin codificar
coding-codes-of = Códigos: { $state }
coding-closed = Sus códigos están cerrados
coding-begun = Está codificando estas respuestas
coding-saved = Códigos guardados
coding-settled = Resuelto
coding-agreement = Acuerdo de las codificaciones
coding-agreement-lead =
    { $n ->
        [one] Sobre una respuesta codificada por ambas personas
       *[other] Sobre { $n } respuestas codificadas por ambas personas
    }: { $first } y { $second }
coding-to-agreement = Ver en qué medida coinciden
coding-kappa = Kappa de Cohen
coding-kappa-all = Todos los códigos juntos
coding-kappa-rule = Cada código es una decisión para cada respuesta: se asigna o no. Kappa mide en qué medida coinciden ambas más allá del azar: 1 es acuerdo pleno, 0 es azar. Los términos son los de Landis y Koch (1977).
coding-kappa-none = no definido: ambas decidieron siempre lo mismo
coding-kappa-poor = malo
coding-kappa-slight = leve
coding-kappa-fair = aceptable
coding-kappa-moderate = moderado
coding-kappa-substantial = considerable
coding-kappa-almost-perfect = casi perfecto
coding-head-code = Código
coding-head-codes = Códigos por nombre
coding-head-kappa = Kappa
coding-head-agreement = Acuerdo
coding-head-both = Ambas
coding-head-first = Solo la primera
coding-head-second = Solo la segunda
coding-open = Donde difieren
coding-open-none = Coinciden en cada respuesta, o está resuelto
coding-first = Primera codificación
coding-second = Segunda codificación
coding-no-code = ningún código
coding-settle = Resolver
coding-settled-codes = Lo que dicen los textos
coding-settled-about = Se cuenta donde ambas codificaciones coinciden, o donde se resolvió.

found-title = Razones en esta respuesta
found-none = No aduce ninguna razón de la taxonomía.
found-ranked = en el lugar { $rank }
found-chosen = elegida
found-coded = codificada a partir del texto
found-on-dossier = en el expediente
found-raise =
    { $n ->
        [one] Llevarla al expediente del Estado
       *[other] Llevar { $n } al expediente del Estado
    }
found-raised =
    { $n ->
        [0] Ya están en el expediente
        [one] Una razón se llevó al expediente
       *[other] { $n } razones se llevaron al expediente
    }
found-source = Respuesta a «{ $circulation }»
found-detail-rank = Razón { $rank } de { $of } en su respuesta
since-title = Qué ha cambiado desde { $title }
since-none = Nada: se dieron las mismas respuestas a las mismas preguntas.
since-before = Antes
since-now = Ahora
since-nothing = sin respuesta
since-new = no se preguntaba
since-gone = ya no se pregunta

survey-progress-declined = declina responder
survey-channel-mail = por correo electrónico
survey-reference = Número o asunto
survey-place = Dicho en
survey-filed = Archivada como
survey-enter-reference = Número de la nota, o asunto del correo
survey-enter-referenced_on = Fecha que lleva
survey-enter-place = Dónde se dijo
survey-enter-place-hint = Para una respuesta oral: al margen de una reunión, por teléfono, en la misión.
survey-enter-exchange = Intercambio en que llegó
survey-enter-exchange-hint = Registre la nota, el correo o la conversación como intercambio, con el documento escaneado; la respuesta remitirá a él.
survey-enter-declines = El Estado no responde
survey-enter-declines-yes = El Estado ha comunicado que no responderá a esta encuesta
survey-enter-declines-or-answers = o el Estado declina responder o ha respondido: deje vacía una de las dos cosas
survey-ask-to-confirm = Pedir al Estado que la confirme
survey-ask-to-confirm-hint = Quien tenga los enlaces del Estado lee entonces lo introducido, puede cambiarlo y lo confirma. Hasta entonces cuenta lo introducido; después, la respuesta del propio Estado, y ambas se conservan aquí.
survey-asked-to-confirm = Los enlaces del Estado abren ahora la respuesta.
survey-entered = Introducida en nombre del Estado
survey-entered-waits = Pendiente de confirmación; cuenta hasta entonces
survey-entered-confirmed = Sustituida por la respuesta del propio Estado el { $date }
survey-entered-read = Leerla
survey-start-entered-lead = Hemos introducido aquí lo que su Gobierno nos comunicó { $channel } el { $date }. Lea cada página, cambie lo que no sea correcto y confirme al final.

analysis-share-anonymous-open = La circulación es anónima. A qué llegan sus respuestas se dice una vez cerrada, lo cual es definitivo: cuadros de días distintos dirían quién respondió entretanto, y qué.
analysis-share-anonymous-about = De { $n } respuestas sin nombre, por tramos. Nadie ve más.
analysis-words = Con sus propias palabras
analysis-words-hint = Solo para el círculo interno, no debe transmitirse: una redacción puede decir de quién es. Por orden alfabético; solo las preguntas en las que escribieron suficientes Estados.

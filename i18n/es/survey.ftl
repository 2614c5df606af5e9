# La encuesta: cuestionarios, envíos, respuestas y las páginas de quienes responden.

survey-title = Encuesta
survey-lead = Por qué algunos Estados aún no se han adherido, según ellos mismos.
survey-circulations = Envíos
survey-questionnaires = Cuestionarios
survey-new = Enviar el cuestionario
survey-none = El cuestionario aún no se ha enviado
survey-none-text = Elija los Estados objetivo y lea cada mensaje antes de que salga.
survey-about-released = Enviado el { $released }, se cierra el { $closes }
survey-about-draft = Borrador; no se ha enviado nada. Se cierra el { $closes }
survey-version-frozen = Versión { $version }, fijada por su primer envío el { $date }
survey-version-open = Versión { $version }, aún no enviada
survey-text-language = Idioma del texto
survey-source = Fuente
survey-names = { $first } y { $last }

survey-kind-single = una sola respuesta
survey-kind-several = varias respuestas
survey-kind-yes-no-unknown = sí, no o no se sabe
survey-kind-short-text = una línea de texto
survey-kind-long-text = un texto
survey-kind-date = una fecha
survey-kind-note = una nota
survey-kind-ranking = opciones por orden de importancia
survey-kind-scale = un número en una escala
survey-kind-matrix = una respuesta por fila
survey-kind-integer = un número entero
survey-kind-decimal = un número
survey-kind-state = un Estado
survey-kind-states = varios Estados
survey-kind-file = un archivo
survey-may-be-unable = puede quedar sin respuesta
survey-only-if = se pregunta cuando { $condition }
survey-limit = límite: { $condition }
survey-other = Otra
survey-other-namely = Otra, a saber
survey-other-say = indique cuál, con sus propias palabras
survey-other-or-choice = elija «Otra» para responder con sus propias palabras, o deje este campo vacío
survey-unable = No es posible responder
survey-unable-label = Si no puede responder a esta pregunta
survey-unable-or-answer = responda, o indique que no le es posible hacerlo
survey-in-unit = En { $unit }.
survey-scale-ends = { $from }: { $low }; { $to }: { $high }.
survey-rank = dé a cada opción que corresponda un número entero de 1 a { $most }
survey-rank-twice = el número { $rank } se da dos veces
survey-rank-hint = Numere las que correspondan: 1 la más importante, luego 2, y así sucesivamente. Deje las demás vacías.
survey-alone = esta opción excluye todas las demás
survey-integer = escriba un número entero
survey-decimal = escriba un número
survey-row-answer = { $row }: { $answer }
survey-unfit = esta respuesta está fuera de los límites de la pregunta
survey-unfit-because = { $es }
survey-required = respuesta obligatoria
survey-answer-yes = Sí
survey-answer-no = No
survey-answer-unknown = No se sabe
survey-answer-none = Sin respuesta

survey-new-intro = Así se prepara un borrador. Verá cada destinatario y cada mensaje antes de que salga nada.
survey-default-title = Encuesta sobre las razones para no haberse adherido
survey-form-title = Título
survey-form-title-hint = Para la oficina; los destinatarios no lo ven.
survey-form-questionnaire = Cuestionario
survey-form-closes_on = Se cierra el
survey-form-closes_on-hint = El último día para responder.
survey-form-marking = Quién puede leerlo
survey-form-group-recipients = Destinatarios
survey-form-category = Estados objetivo de estas categorías
survey-form-category-hint = Estados objetivo del plan de trabajo; basta una categoría.
survey-form-group = Solo de este grupo regional
survey-form-region = Solo de esta región
survey-form-states = Estados elegidos uno a uno
survey-form-states-hint = Se añaden sea cual sea su categoría.
survey-form-group-en = Texto en inglés
survey-form-group-fr = Texto en francés
survey-form-group-es = Texto en español
survey-form-subject_en = Asunto
survey-form-greeting_en = Texto sobre el enlace
survey-form-greeting_en-hint = Cada mensaje completa: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_fr = Asunto
survey-form-greeting_fr = Texto sobre el enlace
survey-form-greeting_fr-hint = Cada mensaje completa: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_es = Asunto
survey-form-greeting_es = Texto sobre el enlace
survey-form-greeting_es-hint = Cada mensaje completa: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-category-signatories = 1. Signatarios
survey-category-related-parties = 2. Partes en la Convención sobre la prohibición de minas
survey-category-yes-voters = 3. A favor de la resolución anual
survey-category-interim-steps = 4. Con una medida provisional
survey-select-nobody = Elija una categoría, un grupo o una región, o Estados uno a uno.
survey-select-nobody-fits = Ningún Estado corresponde a esta elección.
survey-closes-in-the-past = La fecha de cierre ya ha pasado.
survey-merge-unknown = { $field } no es una palabra que el mensaje sepa completar.

survey-default-subject = [treaty]: encuesta, [state]
survey-default-greeting =
    A la atención de: [addressee]

    Los Coordinadores sobre la universalización de la [treaty], [coordinators], presentan sus saludos y tienen el honor de transmitir una breve encuesta sobre la ratificación de la Convención y la adhesión a ella. Agradecerían recibir la opinión de su Gobierno a más tardar el [closing_date].
survey-letter-link = La encuesta puede responderse aquí hasta el { $date }, sin cuenta:
survey-letter-note = El enlace es solo para su Estado. Puede transmitirse a un colega; cada página se guarda y la respuesta puede continuarse más tarde y en otro ordenador.
survey-letter-closing = Los Coordinadores aprovechan la oportunidad para reiterar las seguridades de su más alta consideración.

survey-drafted = El borrador está listo. No se ha enviado nada.
survey-steps = Pasos
survey-step-recipients = Destinatarios
survey-step-preview = Vista previa
survey-step-release = Envío
survey-edit = Editar
survey-to-preview = Ver los mensajes
survey-recipients-title = Destinatarios
survey-recipients-count = Estados: { $states }, mensajes: { $mails }
survey-recipients-of = Destinatarios: { $state }
survey-recipients-intro = Elija a quién va el mensaje. Sin destinatario, el Estado queda fuera.
survey-recipients-none = Nadie de este Estado tiene correo electrónico. Añada antes uno a un puesto o a una persona.
survey-form-recipient = Dirigido a
survey-form-language = Idioma
survey-form-language-hint = Sin elegir: el que lee cada uno.
survey-recipient-taken = Esta dirección ya recibe el mensaje de otro Estado.
survey-column-state = Estado
survey-column-progress = Situación
survey-column-recipient = Destinatario
survey-column-address = Dirección
survey-column-language = Idioma
survey-column-sent = Enviado
survey-column-answer = Respuesta
survey-column-change = Cambiar
survey-column-date = Fecha
survey-column-channel = Recibida
survey-column-authority = Autoridad
survey-column-marking = Difusión
survey-change = Cambiar
survey-left-out = Estados que quedan fuera
survey-choose-recipient = Elegir un destinatario
survey-omission-no-address = Nadie tiene allí correo electrónico.
survey-omission-do-not-mail = A quienes tienen dirección allí no se les debe escribir por correo.
survey-marked-since = Marcada para no recibir correos desde que se hizo el borrador.
survey-omission-address-taken = Su única dirección recibe el mensaje de otro Estado.
survey-omission-excluded = Retirado a mano.
survey-discard = Descartar este borrador
survey-discarded = El borrador se ha eliminado.
survey-preview-title =
    { $n ->
        [one] Vista previa de un mensaje
       *[other] Vista previa de { $n } mensajes
    }
survey-preview-lead = No se ha enviado nada. Esto es lo que saldrá.
survey-preview-count =
    { $n ->
        [one] { $n } mensaje
       *[other] { $n } mensajes
    }
survey-preview-here = { $first } a { $last } de { $n }
survey-previous = Anteriores
survey-next = Siguientes
survey-messages = Mensajes
survey-mail-to = Para
survey-mail-subject = Asunto
survey-before = Antes del envío
survey-cannot-release = Aún no puede enviarse
survey-nobody-to-send-to = No hay ningún destinatario.
survey-field-empty = { $field } está vacío para: { $states }
survey-release = Enviar todos los mensajes
survey-release-hint = Los mensajes pasan enseguida a la bandeja de salida y el texto del cuestionario queda fijado.
survey-release-who = Un coordinador procede al envío.
survey-released = Enviado. Mensajes en la bandeja de salida: { $n }.
survey-reopened = La respuesta está abierta de nuevo.
survey-released-already = Ya se había enviado; nada ha salido dos veces.

survey-progress-title = Estado por Estado
survey-progress-answered = respondida
survey-progress-begun = empezada
survey-progress-sent = enviada
survey-progress-failed = fallida
survey-progress-not-sent = no enviada
survey-states-count = { $n } de { $all } Estados
survey-remove-filter = quitar este filtro
survey-mail-held = El mensaje está retenido.
survey-mail-queued = El mensaje espera a ser enviado.
survey-mail-sending = El mensaje se está enviando.
survey-mail-deferred = Rechazado por ahora; se volverá a intentar.
survey-mail-failed = La dirección fue rechazada.
survey-mail-in-doubt = No se sabe si el mensaje salió.
survey-mail-cancelled = El mensaje fue anulado.
survey-mail-bounced = El mensaje fue devuelto.
survey-mail-suppressed = No se debe escribir a esta dirección.

survey-answers = Respuestas
survey-answers-count =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }
survey-answers-none = Aún no hay respuestas
survey-answers-none-text = Una respuesta aparece aquí en cuanto se guarda su primera página o cuando usted la introduce.
survey-no-answers-yet = Aún no se ha respondido nada.
survey-how-it-came = Cómo llegó
survey-other-answers = Otras respuestas de este Estado
survey-to-state = El expediente del Estado
survey-channel-link = por enlace
survey-channel-word-form = en formulario de Word
survey-channel-note-verbale = por nota verbal
survey-channel-oral = oralmente
survey-enter = Introducir una respuesta
survey-enter-lead = Una respuesta que llegó de otro modo que por el enlace. ¿De qué Estado?
survey-enter-intro = Escriba lo que el Estado ha dicho; deje sin responder lo que haya dejado sin responder.
survey-enter-channel = Cómo llegó
survey-enter-authority = Con qué autoridad
survey-enter-authority-hint = Por ejemplo: nota verbal 2023/041 de la Misión Permanente; el Representante Permanente Adjunto, en una reunión.
survey-enter-answered_on = Fecha de la respuesta
survey-enter-language = Idioma de la respuesta
survey-enter-marking = Quién puede leerla
survey-enter-submit = Guardar la respuesta
survey-answer-of = Respuesta: { $state }
survey-answered-already = Este Estado ya tiene una respuesta a este envío.
survey-date-in-the-future = Este día aún no ha llegado.
survey-continue = Continuar

survey-for = Encuesta · { $state }
survey-part = Encuesta · { $state } · parte { $part } de { $parts }
survey-parts = Partes de la encuesta
survey-asked-by = A petición de
survey-closes = Respuestas hasta el
survey-who-reads = Quién la lee
survey-who-reads-text = En la última página usted elige quién puede leer su respuesta. Ningún otro Estado la ve aquí.
survey-start-new-lead = No necesita cuenta. Cualquiera que tenga este enlace puede responder por su Estado.
survey-start-new-go = Empezar
survey-start-begun = Su respuesta no está terminada
survey-start-begun-lead = Lo que se guardó sigue ahí. Continúe y confirme al final.
survey-start-begun-go = Continuar
survey-start-answered = Gracias por su respuesta
survey-start-answered-lead = Se confirmó el { $date } por: { $authority }.
survey-start-closed = La encuesta está cerrada
survey-start-closed-lead = Ya no puede responderse aquí. Los Coordinadores siguen agradeciendo su opinión: responda a su mensaje.
survey-start-elsewhere = Se ha recibido la respuesta de su Estado
survey-start-elsewhere-lead = Llegó a los Coordinadores de otro modo que por este enlace. Para modificarla, responda a su mensaje.
survey-read-answers = Leer las respuestas
survey-save-and-continue = Guardar y continuar
survey-save-and-review = Guardar y revisar
survey-back = Atrás
survey-saved = Guardado el { $moment }.
survey-return-later = Puede cerrar esta página y volver por el enlace que recibió.
survey-saved-by = Guardado el { $moment } con el enlace destinado a: { $holder }.
survey-moment = { $date } a las { $time } UTC
survey-save = Guardar
survey-start-part = Una sección de la encuesta para usted
survey-start-part-lead = No necesita cuenta. Quien responde por su Estado le dio este enlace; abre una sección y nada más.
survey-start-part-text = Para: { $holder }. Sección: { $section }. Quienes responden por su Estado vuelven a leerlo todo y lo firman.
survey-start-part-go = Abrir la sección
survey-part-lead = Esta es la única sección que se le ha confiado. Guárdela cuando termine; no tiene que firmar nada.
survey-part-return = Puede cerrar esta página y volver con el enlace que se le dio.
survey-part-closed = Esta sección ya no puede rellenarse
survey-part-closed-lead = La respuesta de su Estado está firmada o la encuesta está cerrada. Diríjase a quien le dio el enlace.
survey-holders = Quién más puede ver este borrador
survey-holders-text = Hasta la firma: quienes tienen un enlace, y los Coordinadores y la Dependencia de Apoyo a la Aplicación, que ven que la respuesta está empezada y leen lo guardado.
survey-holder-of-section = { $holder }: solo «{ $section }»
survey-holder-invited = Abre toda la respuesta
survey-links = Confiar una sección a un colega
survey-links-lead = Cree un enlace para una sección y envíelo a quien pueda rellenarla. Abre esa sección y nada más. Usted vuelve a leerlo todo y firma.
survey-links-full = Ya hay { $most } enlaces.
survey-link-new = Un enlace nuevo
survey-link-section = Sección
survey-link-holder = Para quién
survey-link-holder-hint = Un ministerio, una oficina o un nombre: se muestra junto a lo que guarde.
survey-link-submit = Crear el enlace
survey-link-made = El enlace para { $holder }: «{ $section }»
survey-link-copy = Cópielo ahora: solo se muestra esta vez. Si se pierde, retírelo y cree otro.
survey-link-address = Dirección del enlace
survey-link-since = Creado el { $moment }
survey-link-taken-back = Retirado el { $moment }
survey-link-take-back = Retirar
survey-receipt = Recibo
survey-receipts = Recibos
survey-reopen = Volver a abrir
survey-reopen-hint = El Estado puede entonces corregir su respuesta con sus enlaces y firmarla de nuevo. Este recibo se conserva.
survey-receipt-lead = Esto es lo que se firmó. Imprímalo o guárdelo en un archivo.
survey-receipt-keep = Guardar en un archivo
survey-receipt-check = El archivo es el texto siguiente, byte por byte. Su SHA-256 es el número de arriba; cualquiera puede volver a calcularlo.
survey-receipt-correction = Para corregir algo, responda al mensaje de los Coordinadores: vuelven a abrir la respuesta, y este recibo se conserva junto al nuevo.
survey-receipt-signed = Firmado por { $name }, { $capacity }, el { $date } a las { $time } UTC
survey-signed-on = Firmado el
survey-signer-name = Nombre
survey-signer-name-hint = Nombre y cargo de quien firma.
survey-signer-capacity = Calidad
survey-signer-capacity-hint = Función, y en nombre de quién: «Representante Permanente Adjunto, por instrucción de la capital».
survey-changed-since = Se guardó una página desde que abrió esta. Vuelva a leer las respuestas.
survey-no-change = Esta respuesta ya no puede modificarse aquí.
survey-to-start = Al inicio
survey-review = Revisar y confirmar
survey-review-lead = Lea una vez más sus respuestas. Cuentan una vez confirmadas.
survey-review-signed = Estas respuestas están confirmadas.
survey-not-answered = Sin respuesta
survey-missing = Aquí falta todavía una respuesta.
survey-sign-off-title = Confirmar
survey-authority = Confirmado por
survey-sign-off = Confirmar la respuesta
survey-sign-off-hint = Después solo se modifica a través de los Coordinadores. Recibirá un recibo.
survey-gone = Este enlace no funciona
survey-gone-text = Puede estar incompleto, caducado o retirado. Ábralo de nuevo desde el mensaje o responda al mensaje para pedir otro.
survey-form-gone-text = No procede de una página de este enlace. Vuelva atrás, recargue la página y envíelo de nuevo.

# The Word form

survey-word-title = Formulario Word
survey-word-lead = Las mismas preguntas en un documento: para rellenarlo sin conexión, hacerlo circular en una oficina o imprimirlo.
survey-word-get = Obtener el formulario
survey-word-get-lead = Lo que ya se ha respondido figura en él.
survey-word-download = Descargar el formulario
survey-word-bring = Devolverlo
survey-word-bring-hint = El formulario tal como lo guardó Word o LibreOffice (.docx). Verá lo que dice antes de que se guarde nada.
survey-word-file-label = El formulario relleno
survey-word-read = Leer el formulario
survey-word-not-taken = Lo que no se toma
survey-word-not-taken-lead = Nada se adivina. Introduzca a mano lo que importe.
survey-word-says = Lo que dice el formulario
survey-word-says-lead = Estas respuestas sustituyen a las guardadas. Las preguntas que el formulario deja vacías quedan como están.
survey-word-says-nothing = No contiene ninguna respuesta que pueda tomarse.
survey-word-instead = En lugar de:
survey-word-take = Tomar estas respuestas
survey-word-take-hint = Se guardan como borrador. Usted lo vuelve a leer todo y firma.
survey-word-other-file = Elegir otro archivo
survey-word-no-document = no es un documento Word (.docx); guarde el formulario en ese formato e inténtelo de nuevo
survey-word-no-form = este documento no es el formulario de esta encuesta
survey-word-elsewhere = este formulario se hizo para otro Estado u otra encuesta
survey-word-empty = no hay nada rellenado
survey-word-missing = Una parte de esta pregunta ya no está en el archivo.
survey-word-doubtful = Una casilla fue sobrescrita: no puede saberse si está marcada.
survey-word-gone = Esta pregunta ya no se formula.
survey-word-two = Hay más de una casilla marcada donde se pide una.
survey-word-no-state = Ningún Estado tiene este nombre o código.
survey-word-stranger = Una parte que este formulario nunca tuvo.
survey-word-beside = Escrito fuera de las casillas.
survey-word-how = Escriba en los recuadros y marque lo que corresponda. En papel basta una cruz. Devuelva el formulario por la página de su enlace o por correo.
survey-word-here = Escriba aquí
survey-word-one = Marque una casilla.
survey-word-several = Marque todo lo que corresponda.
survey-word-matrix = Marque una casilla en cada fila.
survey-word-ranking = Numere los que correspondan: 1 para el más importante, luego 2, y así sucesivamente.
survey-word-date = Año-mes-día: 2023-06-30.
survey-word-state = El nombre de un Estado.
survey-word-states = Los nombres de los Estados, uno por línea.
survey-word-file = El archivo se añade en la página de su enlace: este formulario no puede llevarlo.
survey-word-depends = Que se formule esta pregunta depende de una respuesta anterior.
survey-word-required = Se requiere una respuesta.

# Whom a circulation goes to

survey-form-view = Los de una vista de la lista de Estados destinatarios
survey-form-view-hint = Se suman a los demás; no marque ninguna categoría para escribir solo a ellos.
survey-form-order = Escribir primero a
survey-form-order-hint = En cada Estado, el primero de ellos que tenga dirección; una persona antes que un buzón.
survey-order-mission-geneva-mission-new-york-capital = misión en Ginebra, misión en Nueva York, capital
survey-order-mission-geneva-capital-mission-new-york = misión en Ginebra, capital, misión en Nueva York
survey-order-mission-new-york-mission-geneva-capital = misión en Nueva York, misión en Ginebra, capital
survey-order-mission-new-york-capital-mission-geneva = misión en Nueva York, capital, misión en Ginebra
survey-order-capital-mission-geneva-mission-new-york = capital, misión en Ginebra, misión en Nueva York
survey-order-capital-mission-new-york-mission-geneva = capital, misión en Nueva York, misión en Ginebra
survey-order-title = A quién escribir primero
survey-order-intro = Los destinatarios se eligen de nuevo según este orden, salvo donde usted los haya elegido o retirado.
survey-order-is = Orden:
survey-order-change = Cambiar el orden
survey-reordered = Los destinatarios se han elegido de nuevo.
survey-omission-no-person = Nadie ocupa allí un puesto y ningún puesto tiene correo electrónico.
survey-omission-bounced = Los mensajes enviados a todas sus direcciones han sido devueltos.
survey-omission-already-party = Ya se ha adherido.
survey-last-day = { $date }, al final del día ({ $zone })

# Release

survey-propose = Proponer el envío
survey-proposed = Propuesto. Otro coordinador procede al envío.
survey-proposed-by = { $name } propuso el envío el { $date }.
survey-withdraw = Retirar la propuesta
survey-withdrawn = La propuesta se ha retirado.
survey-release-second = Una persona lo propone; un coordinador distinto procede al envío.
survey-release-recall =
    { $n ->
        [one] Durante un minuto esperan allí y pueden retirarse.
       *[other] Durante { $n } minutos esperan allí y pueden retirarse.
    }
survey-release-hours = Cada uno sale un día laborable entre las { $from } y las { $until }, hora del lugar donde se lee.
survey-release-unproposed = Hacen falta dos personas: proponga primero el envío, para que otro coordinador lo haga.
survey-release-changed = Ha cambiado desde que lo abrió. No ha salido nada; léalo de nuevo primero.
survey-test = Enviarme este
survey-test-subject = [Prueba] { $subject }
survey-test-sent = Una prueba sale hacia { $to }. Su enlace no abre nada.
survey-outgoing = En camino
survey-waiting =
    { $n ->
        [one] Un mensaje espera; sale el { $date } a las { $time } ({ $zone }).
       *[other] { $n } mensajes esperan; el próximo sale el { $date } a las { $time } ({ $zone }).
    }
survey-held =
    { $n ->
        [one] Un mensaje está retenido.
       *[other] { $n } mensajes están retenidos.
    }
survey-recall = Retirar lo que no ha salido
survey-recalled = Mensajes retirados: { $n }.
survey-send-on = Enviarlos de todos modos
survey-sent-on = Mensajes de nuevo en la bandeja de salida: { $n }.
survey-to-draft = Volver a borrador
survey-drafted-again = Es de nuevo un borrador; sus enlaces no abren nada.
survey-has-left = Ha salido un mensaje o ha llegado una respuesta: el envío queda hecho.
survey-close = Cerrarla ahora
survey-close-hint = Los enlaces muestran entonces lo respondido y no admiten nada más; los mensajes en espera se anulan.
survey-closed = Cerrada: los enlaces no admiten más respuestas.
survey-is-closed = Está cerrada; los enlaces no admiten más respuestas.
survey-reopen-circulation = Admitir respuestas de nuevo
survey-open-again = Los enlaces admiten respuestas de nuevo.
survey-is-so-already = Alguien se adelantó; nada ha cambiado.

# A later last day

survey-column-last-day = Último día
survey-extended = el suyo
survey-extension = Más tiempo
survey-extension-of = Más tiempo: { $state }
survey-extension-intro = El último día de los demás es el { $day }. La página del Estado y sus recordatorios muestran el día que fije aquí.
survey-extension-earlier = elija un día posterior al último día de los demás que no haya pasado
survey-form-reason = Motivo

# Reminders

survey-reminders = Recordatorios
survey-reminder-rules = Reglas de los recordatorios
survey-reminder-rules-intro = Ningún Estado recibe un recordatorio en fin de semana, ni dos en una semana, sea cual sea la encuesta.
survey-form-first_after = Días hasta el primero
survey-form-first_after-hint = Desde el día en que salió la invitación.
survey-form-days_between = Días entre uno y otro
survey-form-days_between-hint = Al menos 7.
survey-form-at_most = Como máximo
survey-form-at_most-hint = Cuántos recibe cada Estado.
survey-form-quiet_days = Días de silencio en torno a otro intercambio
survey-form-quiet_days-hint = Tantos días antes y después de un intercambio registrado con el Estado no sale ninguno; 0 para no tenerlo en cuenta.
survey-form-whom = Quién recibe recordatorios
survey-whom-unanswered = quien no haya firmado su respuesta
survey-whom-begun = quien haya empezado sin firmar
survey-reminder-number = escriba un número entero
survey-reminder-range = escriba un número de { $least } a { $most }
survey-reminder-field = { $field } puede estar vacío; un recordatorio sale sin que nadie lo lea antes
survey-reminder-subject = Recordatorio: encuesta sobre la [treaty], [state]
survey-reminder-greeting =
    A la atención de: [addressee]

    Los Coordinadores para la universalización de la [treaty], [coordinators], presentan sus saludos y tienen el honor de recordar la encuesta que transmitieron. Agradecerían recibir la opinión de su Gobierno a más tardar el [closing_date].
survey-reminders-supposed = Aún no ha salido nada: los días se cuentan como si se enviara hoy.
survey-reminders-none = Nadie recibe recordatorios
survey-reminders-none-text = Fije reglas y vea en un calendario a quién se escribiría y cuándo.
survey-reminders-drop = No enviar más recordatorios
survey-reminders-dropped = Ya nadie recibe recordatorios.
survey-reminders-calendar = Calendario
survey-reminders-planned =
    { $n ->
        [one] Un recordatorio por enviar, si no ocurre nada más
       *[other] { $n } recordatorios por enviar, si no ocurre nada más
    }
survey-reminders-more = y { $n } más
survey-reminders-by-state = Recordatorios por Estado
survey-reminders-of = Recordatorios: { $state }
survey-rule-first =
    { $n ->
        [one] El primero sale un día después de la invitación.
       *[other] El primero sale { $n } días después de la invitación.
    }
survey-rule-between = Entre dos pasan al menos { $n } días.
survey-rule-at-most =
    { $n ->
        [one] Cada Estado recibe uno como máximo.
       *[other] Cada Estado recibe { $n } como máximo.
    }
survey-rule-whom-unanswered = Van a quien no haya firmado su respuesta.
survey-rule-whom-begun = Van a quien haya empezado sin firmar.
survey-rule-quiet =
    { $n ->
        [one] Ninguno sale a menos de un día de otro intercambio con el Estado.
       *[other] Ninguno sale a menos de { $n } días de otro intercambio con el Estado.
    }
survey-rule-always = Ninguno sale en fin de semana, dos veces en una semana, ni tras una respuesta, una carta del Estado o un mensaje devuelto.
survey-column-reminded = Recordado el
survey-column-next = Por enviar
survey-column-why = Por qué no hoy
survey-why-asked = Pidió no recibir recordatorios.
survey-why-replied = Ha respondido de otro modo.
survey-why-decided = Se decidió no insistir.
survey-why-bounced = Los mensajes fueron devueltos.
survey-why-answered = Ha respondido.
survey-why-closed = Su último día ha pasado.
survey-why-enough = Ya ha recibido todos los recordatorios previstos.
survey-why-not-invited = La invitación no ha salido.
survey-why-not-begun = No ha empezado; solo se recuerda a quienes lo han hecho.
survey-why-on-its-way = Un recordatorio espera para salir.
survey-why-weekend = Allí es fin de semana.
survey-why-early = No antes del { $date }.
survey-why-week = Recibió un recordatorio el { $date }, a menos de una semana.
survey-why-exchange = Hubo un intercambio el { $date }.
survey-stop-change = Detener o seguir
survey-stop-intro = Indique si este Estado recibe recordatorios de esta encuesta, y por qué.
survey-form-note = Por qué
survey-form-note-hint = Quién lo pidió, cuándo y cómo; necesario para detener.
survey-stop-asked = Detener: lo ha pedido
survey-stop-replied = Detener: ha respondido de otro modo
survey-stop-other = Detener por otro motivo
survey-stop-go-on = Seguir con los recordatorios

# Notes verbales

survey-notes = Notas verbales
survey-notes-lead = Una nota lleva la encuesta junto a un correo o en su lugar: numerada, sin firma, con un enlace propio y el cuestionario para rellenar en papel.
survey-notes-made-title = Hechas hasta ahora
survey-notes-none = Ninguna nota aún
survey-notes-none-text = Elija Estados abajo; cada nota recibe el siguiente número de su equipo y queda registrada.
survey-notes-new = Notas nuevas
survey-notes-made = Notas hechas y registradas: { $n }.
survey-note-gone = Ha salido
survey-note-gone-done = La nota ha salido; su enlace ya no se guarda aquí.
survey-note-is-gone = ha salido; su enlace no se guarda aquí
survey-note-code = El enlace como código que leen los teléfonos
survey-note-number = Nota verbal { $number }
survey-note-text = Los Coordinadores sobre la universalización de la { $treaty }, { $coordinators }, presentan sus saludos y tienen el honor de transmitir una encuesta sobre la ratificación de la Convención y la adhesión a ella.
survey-note-date = Los Coordinadores agradecerían recibir una respuesta a más tardar el { $date }. Puede darse mediante el enlace que figura abajo, en el formulario Word que acompaña esta nota o en el cuestionario adjunto.
survey-note-link = El enlace es solo para este Estado; no se necesita cuenta:
survey-note-closing = Los Coordinadores aprovechan esta oportunidad para renovar las seguridades de su más alta consideración.
survey-note-annex = Anexo: cuestionario
survey-note-if-applies = Responda si procede.
survey-note-summary = Transmisión de la encuesta «{ $title }».
survey-note-states = Estados
survey-note-states-hint = Una nota a cada uno, con su propio número.
survey-note-sent_on = Con fecha de
survey-note-language = Idioma
survey-note-language-hint = Si se deja abierto: aquel en que se escribe a cada Estado.

# Los enlaces de un Estado

survey-links-of = Enlaces: { $state }
survey-links-short = Los enlaces del Estado
survey-links-of-lead = Quien tiene un enlace responde por el Estado. Revoque el que se haya perdido o extraviado y emita uno nuevo.
survey-link-holders = Quién tiene un enlace
survey-link-by-note = Por nota verbal
survey-link-is-open = Abre hasta el { $date }
survey-link-is-over = Caducó el { $date }
survey-link-is-revoked = Revocado el { $date }
survey-link-keys = { $n ->
    [one] Se hizo otro enlace para un recordatorio o una nota.
   *[other] Se hicieron otros { $n } enlaces para recordatorios y notas.
}
survey-link-sections = { $n ->
    [one] Una sección está confiada a un colega.
   *[other] { $n } secciones están confiadas a colegas.
}
survey-link-revoke = Revocar
survey-link-by-mail = Enviar un nuevo enlace
survey-link-show = Mostrarme un nuevo enlace
survey-link-issued = Un nuevo enlace: { $name }
survey-link-once = Se muestra solo esta vez. Cópielo ahora y transmítalo solo por una vía de confianza.
survey-link-what = Qué hace esto
survey-link-what-revoke = Un enlace revocado muestra la misma página que cualquier enlace que no abre nada. También los enlaces de los recordatorios y notas verbales de este destinatario; los correos en espera se cancelan.
survey-link-what-sections = Los enlaces de sección hechos con él también dejan de abrir: quien tenía el enlace pudo hacerlos. El Estado vuelve a confiar secciones con su nuevo enlace.
survey-link-what-draft = Lo guardado o firmado se conserva y sigue bajo el nuevo enlace.
survey-link-what-issue = Un nuevo enlace pone fin al anterior de inmediato. Por correo va a este destinatario con el texto de la circulación. Las notas verbales que no han salido reciben un nuevo enlace, para imprimirlas de nuevo; los recordatorios llevan uno que abre.
survey-link-what-undo = Ni lo uno ni lo otro puede deshacerse: aquí solo se guarda su huella, y el enlace puede estar en malas manos. Emita otro en su lugar.
survey-link-revoked = El enlace está revocado.
survey-link-mailed = Un nuevo enlace va en camino por correo.
survey-link-other = Este enlace se ha revocado o sustituido entretanto. Ahora no se ha cambiado nada.
survey-link-no-mail = Ahora no se puede escribir a este destinatario. Muestre el enlace y transmítalo usted.
survey-link-too-late = Los enlaces de este Estado han caducado. Dele primero más tiempo.
survey-note-is-revoked = su enlace está revocado: emita uno nuevo
survey-progress-hint = Un destinatario lleva a los enlaces del Estado, que pueden revocarse y emitirse de nuevo; un último día lleva a más tiempo.

# Circulaciones anónimas

survey-anonymous = Anónima
survey-form-anonymous = Anónima
survey-form-anonymous-yes = Nadie puede vincular una respuesta a su Estado
survey-anonymous-choice = Queda fijado con el envío. Se guarda: que un Estado ha respondido. No se guarda: qué respuesta es de quién, cuándo se escribió, quién firmó. Imposible después: correcciones, entrada en nombre de un Estado, respuestas anteriores al lado, obstáculos con un clic, codificación por Estado, enlaces de sección, el formulario Word, archivos; el cierre es definitivo y los resultados se dan solo después.
survey-anonymous-files = El cuestionario pide un archivo: un archivo dice quién lo hizo. Quite la pregunta o no lo circule de forma anónima.
survey-anonymous-desk-kept = Se guarda: qué Estados han respondido, para no recordárselo. Cada respuesta está por sí sola, sin Estado, nombre, idioma ni hora.
survey-anonymous-desk-lost = No es posible: leer, corregir o reabrir una respuesta, la entrada en nombre de un Estado, el formulario Word, archivos, enlaces de sección, qué cambió desde entonces, obstáculos con un clic, codificación por Estado, una corrección del cuestionario.
survey-anonymous-desk-told = Los resultados se dan a todos por igual, también a los Coordinadores: por tramos por encima del umbral, una vez cerrada la circulación. El cierre es definitivo. No figura en ningún informe de progreso.
survey-anonymous-desk-links = Un borrador pertenece a su enlace. Tras un nuevo enlace, un recordatorio o una nota, quien lo tiene empieza de nuevo o sigue con el enlace anterior; lo guardado con uno revocado se pierde.
survey-anonymous-desk-copies = Las copias de la base hechas en momentos distintos pueden compararse, y los correos contienen los enlaces: quien tenga ambos puede averiguar más. Pocas respuestas protegen menos que muchas.
survey-anonymous-close-hint = El cierre es definitivo: lo que se está escribiendo se borra, no se admite nada más y se dan los resultados.
survey-anonymous-kept = Guardamos que su Estado ha respondido, para no recordárselo, y las respuestas por sí solas.
survey-anonymous-not-kept = No guardamos qué respuestas son las suyas, ni cuándo, en qué idioma o por quién se escribieron. Nadie puede averiguarlo aquí más tarde, tampoco nosotros. Los resultados se dan solo por grupos de Estados.
survey-anonymous-draft = Lo que guarda solo lo abre este enlace, en cualquier ordenador. Si empezó con otro de nuestros enlaces, siga con aquel. Si se pierde, nadie puede recuperar lo guardado.
survey-anonymous-final = Una vez enviada, nadie puede leer, corregir ni retirar la respuesta, tampoco usted. Cuenta una respuesta de su Estado: la primera que se envía.
survey-anonymous-wording = Lo que escribe con sus propias palabras puede revelar quién es. Omita nombres, lugares y fechas que señalen a su Estado.
survey-start-anonymous-answered-lead = Su Estado ha respondido. La respuesta fue anónima: nadie puede mostrarla ni cambiarla.
survey-saved-some-time = Guardado.
survey-send-in-title = Enviar
survey-send-in = Enviar sin nombre
survey-send-in-hint = Pulse una sola vez y espere: el recibo se muestra solo esta vez, inmediatamente después.
survey-anonymous-receipt = Enviada sin nombre
survey-anonymous-receipt-lead = Su respuesta está enviada. Este recibo no se guarda en ninguna parte: imprima la página o guárdela ahora. Su SHA-256 es el del texto de abajo, que cualquiera puede volver a calcular.
survey-letter-anonymous = La encuesta es anónima: guardamos que su Estado ha respondido, y no qué respuestas son las suyas. Un borrador pertenece a su enlace: si empezó con uno anterior, siga con aquel, por favor.
survey-link-what-draft-anonymous = Esta circulación es anónima: lo guardado con el enlace anterior ya no puede alcanzarlo nadie. El Estado empieza de nuevo. Lo enviado cuenta.

# The Word form at the desk

survey-letter-form = La página ofrece también el cuestionario como formulario Word: puede rellenarse sin conexión y devolverse allí.
survey-notes-batch = Todas las que esperan, con sus formularios Word (ZIP)
survey-notes-batch-alone = Todas las que esperan (ZIP)
survey-given-title = Formulario Word para { $state }
survey-given-lead = El cuestionario como documento, para acompañar una nota verbal o un mensaje. No contiene ningún enlace; lo que vuelve relleno se lee en «Introducir una respuesta».
survey-given-draft = La encuesta no se ha enviado: este formulario es solo para verlo. Lo que volviera de él no puede leerse.
survey-given-blank = En blanco
survey-given-own = A este Estado se le escribe en este idioma.
survey-given-filled = Con lo que se ha respondido
survey-given-begun = La respuesta se guardó por última vez el { $date } y no está confirmada.
survey-given-answered = La respuesta se dio el { $date }.
survey-given-filled-lead = Lea el archivo antes de transmitirlo: dice lo que consta en la oficina.
survey-given-enter = Introducir una respuesta o traer un formulario relleno
survey-enter-form-title = Un formulario Word relleno
survey-enter-form-lead = Lo que dice pasa al formulario de abajo. Nada se guarda antes de que usted lo haya revisado.
survey-choose-form-lead = El formulario dice de qué Estado es. Nada se guarda antes de que usted lo haya revisado.
survey-enter-read-lead = Esto es lo que dice el formulario. Revíselo, indique con qué autoridad y bajo qué número llegó, y guárdelo.
survey-word-other-state = este formulario se hizo para { $state }, no para el Estado que usted ha elegido
survey-word-other-survey = este formulario se hizo para otra encuesta
survey-word-signed = { $state } ya ha respondido, y esa respuesta no puede introducirse de nuevo
survey-word-other-version = El formulario se hizo a partir de una versión anterior del cuestionario. Las respuestas a preguntas que ahora se formulan de otro modo figuran aquí.

# Files as answers

survey-file-is = { $name } (SHA-256 { $digest })
survey-file-go-add = Guardar y añadir el archivo
survey-file-go-change = Guardar y sustituir o quitar el archivo
survey-file-there = El archivo entregado
survey-file-add = Añadir un archivo
survey-file-replace = Sustituir el archivo
survey-file-remove = Quitar el archivo
survey-file-label = Archivo
survey-file-send = Enviar el archivo
survey-file-back = Volver a la pregunta
survey-file-get = Descargar el archivo
survey-file-none = Ningún archivo
survey-file-bounds = Un solo archivo de { $mib } MiB como máximo: { $kinds }.
survey-file-who = Los Coordinadores y quien pueda leer la respuesta pueden descargarlo. Se guarda con el borrador; cuenta cuando la respuesta se confirma.
survey-file-changed = alguien ha cambiado este archivo desde que usted abrió la página; vea lo que hay ahora y decida
survey-file-quota = los archivos de esta respuesta superarían { $answer_mib } MiB; envíe uno más pequeño o quite otro
survey-file-day = hoy se ha enviado demasiado para esta respuesta; continúe mañana o envíe el archivo por correo
survey-file-about = { $date } · { $kib } KiB
survey-files = Archivos
survey-files-older = Confirmados antes

# What the same State answered before

survey-earlier = Respondido el { $date }
survey-earlier-take = Retomar
survey-earlier-cut = Es más larga; al retomarla figura entera en el campo.
survey-earlier-unfit = No corresponde a la pregunta tal como se formula ahora.
survey-earlier-file = Envíe de nuevo el archivo si sigue siendo la respuesta.
survey-earlier-unfit-now = la respuesta anterior ya no corresponde a esta pregunta
survey-earlier-answered = esta pregunta ya tiene respuesta; vacíela primero para retomar la anterior
survey-earlier-title = Respuesta anterior
survey-earlier-shown = Lo que su Estado confirmó el { $date } figura bajo cada pregunta, para quien tenga uno de los enlaces aquí nombrados; un enlace a una sola sección muestra solo lo de esa sección.
survey-earlier-shown-part = Lo que su Estado confirmó el { $date } figura bajo cada pregunta de esta sección.
survey-letter-form-attached = El cuestionario se adjunta también como formulario Word: una vez relleno, puede devolverse en esa página o en respuesta a este mensaje.
survey-attached = Adjunto:
survey-attach = Adjuntar el formulario Word a cada mensaje
survey-attach-not = No adjuntar el formulario Word
survey-attach-on = El formulario Word en blanco, de unos 40 KB, acompaña cada invitación en su idioma; los recordatorios y las pruebas salen sin él.
survey-attach-off = Los mensajes indican que la página del enlace ofrece el cuestionario como formulario Word.

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
survey-required = respuesta obligatoria
survey-only-if = se pregunta tras «{ $answer }» a «{ $question }»
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
survey-start-answered-go = Modificar la respuesta
survey-start-closed = La encuesta está cerrada
survey-start-closed-lead = Ya no puede responderse aquí. Los Coordinadores siguen agradeciendo su opinión: responda a su mensaje.
survey-start-elsewhere = Se ha recibido la respuesta de su Estado
survey-start-elsewhere-lead = Llegó a los Coordinadores de otro modo que por este enlace. Para modificarla, responda a su mensaje.
survey-read-answers = Leer las respuestas
survey-save-and-continue = Guardar y continuar
survey-save-and-review = Guardar y revisar
survey-back = Atrás
survey-saved = Guardado el { $date } a las { $time } UTC.
survey-return-later = Puede cerrar esta página y volver por el enlace que recibió.
survey-no-change = Esta respuesta ya no puede modificarse aquí.
survey-to-start = Al inicio
survey-review = Revisar y confirmar
survey-review-lead = Lea una vez más sus respuestas. Cuentan una vez confirmadas.
survey-start-change-until = Puede modificarse hasta el { $closes } y entonces debe confirmarse de nuevo.
survey-review-signed = Estas respuestas están confirmadas.
survey-not-answered = Sin respuesta
survey-missing = Aquí falta todavía una respuesta.
survey-sign-off-title = Confirmar
survey-authority = Confirmado por
survey-authority-hint = Su nombre, cargo y oficina.
survey-sign-off = Confirmar la respuesta
survey-sign-off-hint = Podrá modificarla hasta el cierre de la encuesta.
survey-gone = Este enlace no funciona
survey-gone-text = Puede estar incompleto, caducado o retirado. Ábralo de nuevo desde el mensaje o responda al mensaje para pedir otro.
survey-form-gone-text = No procede de una página de este enlace. Vuelva atrás, recargue la página y envíelo de nuevo.

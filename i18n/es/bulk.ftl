bulk-open = Cambiar varios…
bulk-commitments-title = Cambiar varios compromisos
bulk-commitments-intro = { $n ->
    [one] El único compromiso de la lista que usted puede cambiar.
   *[other] { $n } compromisos de la lista que usted puede cambiar.
 }
bulk-verb = Qué hacer
bulk-verb-due = fijar otra fecha
bulk-verb-owner = designar otro responsable
bulk-verb-done = marcar como cumplidos hoy
bulk-verb-bin = mover a la papelera
bulk-due_on = Fecha
bulk-due_on-hint = Para «fijar otra fecha». Vacío: sin fecha.
bulk-owner = Responsable
bulk-owner-hint = Para «designar otro responsable».
bulk-preview = Vista previa
bulk-choose = Elija al menos uno
bulk-stale = Alguien ha cambiado algunos entretanto: aquí están como son ahora
bulk-preview-title = Esto cambiará
bulk-preview-intro = { $n ->
    [0] Ninguno cambia.
    [one] Uno cambia.
   *[other] { $n } cambian.
 }{ $idle ->
    [0] {""}
    [one] {" "}Uno queda como está.
   *[other] {" "}{ $idle } quedan como están.
 }
bulk-confirm = { $n ->
    [one] Cambiarlo
   *[other] Cambiar los { $n }
 }
bulk-back = Volver
bulk-before = Ahora
bulk-after = Después
bulk-none = Aquí no hay nada que usted pueda cambiar
bulk-none-text = Quite un filtro, o diríjase al equipo al que pertenecen las fichas.
bulk-no-day = sin fecha
bulk-done = { $n ->
    [one] Se ha cambiado uno.
   *[other] Se han cambiado { $n }.
 }{ $left ->
    [0] {""}
    [one] {" "}Se ha dejado fuera uno: alguien lo ha cambiado entretanto.
   *[other] {" "}Se han dejado fuera { $left }: alguien los ha cambiado entretanto.
 }
bulk-left = { $n ->
    [one] Queda fuera: alguien lo ha cambiado entretanto
   *[other] Quedan fuera: alguien los ha cambiado entretanto
 }
bulk-targets-title = Cambiar varios Estados destinatarios
bulk-targets-intro = { $n ->
    [one] El único Estado destinatario de la lista.
   *[other] { $n } Estados destinatarios de la lista.
 }
bulk-target-verb-priority = fijar otra prioridad
bulk-target-verb-lead = designar otro equipo responsable
bulk-target-verb-support = añadir un Estado de apoyo
bulk-target-verb-unsupport = quitar un Estado de apoyo
bulk-target-verb-drop = retirar de la lista
bulk-priority = Prioridad
bulk-priority-hint = Para «fijar otra prioridad».
bulk-lead = Equipo responsable
bulk-lead-hint = Para «designar otro equipo responsable». Vacío: ninguno.
bulk-supporter = Estado de apoyo
bulk-supporter-hint = Para añadir o quitar. Ningún Estado se apoya a sí mismo.
bulk-reason = Motivo
bulk-reason-hint = Para «retirar de la lista».
bulk-no-supporters = ningún Estado de apoyo
bulk-exchanges-title = Cambiar varios intercambios
bulk-exchanges-intro = { $n ->
    [one] El único intercambio de la lista que usted puede cambiar.
   *[other] { $n } intercambios de la lista que usted puede cambiar.
 }
bulk-exchanges-caption = Intercambio
bulk-exchanges-follow-up = seguimiento el { $day }
bulk-exchange-verb-follow-up = fijar otra fecha de seguimiento
bulk-exchange-verb-bin = mover a la papelera, con lo que surgió de él
bulk-follow_up_on = Fecha de seguimiento
bulk-follow_up_on-hint = Para «fijar otra fecha de seguimiento». Vacío: sin seguimiento.
bulk-follow-up-early = Esta fecha es anterior a algunos de los intercambios
bulk-events-title = Cambiar varios eventos
bulk-events-intro = { $n ->
    [one] El único evento de la lista que usted puede cambiar.
   *[other] { $n } eventos de la lista que usted puede cambiar.
 }
bulk-people-title = Cambiar varias personas
bulk-people-intro = { $n ->
    [one] La única persona de la lista que usted puede cambiar.
   *[other] { $n } personas de la lista que usted puede cambiar.
 }
bulk-person-verb-do-not-mail = no escribirles
bulk-person-verb-mail = volver a escribirles
bulk-person-verb-language = fijar otro idioma de correspondencia
bulk-person-verb-bin = mover a la papelera
bulk-do_not_mail = Por qué no escribirles
bulk-do_not_mail-hint = Para «no escribirles». El mismo motivo vale para todas.
bulk-language = Idioma de correspondencia
bulk-language-hint = Para «fijar otro idioma de correspondencia».
bulk-may-be-mailed = puede recibir correo

bulk-organisations-title = Modificar varias organizaciones
bulk-organisations-intro = { $n ->
    [one] La única organización de la lista.
   *[other] { $n } organizaciones de la lista.
 }
bulk-organisation-verb-kind = cambiar el tipo
bulk-organisation-verb-place = cambiar el lugar
bulk-organisation-verb-bin = mover a la papelera, si no tiene puestos
bulk-kind = Tipo
bulk-kind-hint = Para «cambiar el tipo». Una misión o un ministerio es de un Estado.
bulk-place = Lugar
bulk-place-hint = Para «cambiar el lugar».

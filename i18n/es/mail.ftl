# Los correos: lista, un correo, el envío.

mail-title = Correo
mail-by-file = Los correos se escriben como archivos en { $folder }; ninguno sale de esta máquina.
mail-by-smtp = Los correos salen por { $host }, puerto { $port }.
mail-worker-running = El envío está en marcha.
mail-worker-elsewhere = Este proceso no envía nada; los correos esperan a «accede work».
mail-paused = El envío está en pausa. Los correos esperan en la cola.
mail-paused-by-failures = El envío está en pausa tras { $count } fallos seguidos. { $last }
mail-pause = Pausar el envío
mail-pause-done = El envío está en pausa.
mail-resume = Reanudar el envío
mail-resume-done = El envío se reanuda.
mail-times = Las horas están en UTC.

mail-filter-status = Resultado
mail-filter-state = Estado
mail-filter-circulation = Circulación
mail-chip = { $field }: { $value }
mail-count = { $n ->
    [one] { $shown } correo
   *[other] { $shown } correos
}
mail-count-at-least = más de { $shown } correos
mail-none = Todavía no hay correos
mail-none-text = Los correos se redactan cuando se distribuye una encuesta y se conservan aquí con lo que fue de cada uno.
mail-none-link = A la encuesta
mail-none-found = Ningún correo cumple estos filtros
mail-none-found-text = Quite un filtro o vea todos los correos.
mail-none-found-link = Mostrar todos los correos

mail-column-to = Destinatario
mail-column-state = Estado
mail-column-mail = Correo
mail-column-status = Resultado
mail-column-queued = En cola desde
mail-column-attempts = Intentos

mail-status-held = retenido
mail-status-queued = en cola
mail-status-sending = enviándose
mail-status-sent = enviado
mail-status-deferred = aplazado
mail-status-failed = fallido
mail-status-in-doubt = en duda
mail-status-cancelled = anulado
mail-status-bounced = devuelto
mail-status-suppressed = suprimido

mail-kind-survey-invitation = invitación a la encuesta
mail-kind-account-invitation = invitación a una cuenta
mail-kind-password-reset = nueva contraseña
mail-kind-account-notice = aviso de cambio en una cuenta
mail-kind-weekly-digest = resumen semanal
mail-kind-event-invitation = invitación a un evento

mail-next-attempt = próximo intento { $at }. { $reply }
mail-cause-accepted = El servidor lo aceptó: { $detail }
mail-cause-written = Escrito en { $detail }
mail-cause-try-later = El servidor pide intentarlo más tarde: { $detail }
mail-cause-refused = El servidor lo rechazó: { $detail }
mail-cause-no-connection = No se puede acceder al servidor de correo: { $detail }
mail-cause-line-broke = La línea se cortó antes de entregar el correo: { $detail }
mail-cause-no-answer = El correo se entregó y la línea se cortó antes de que el servidor respondiera: { $detail }
mail-cause-worker-gone = El proceso que lo enviaba no ha vuelto a informar.
mail-cause-no-file = No se pudo escribir el archivo: { $detail }
mail-cause-bad-message = No puede convertirse en un correo: { $detail }
mail-cause-do-not-mail = Cancelado: la persona destinataria está marcada para no recibir correos.

mail-to = Para
mail-kind = Tipo
mail-team = Equipo
mail-message-id = Message-ID
mail-link-not-shown = enlace personal, no se muestra
mail-in-doubt-advice = Nadie puede decir si este correo ha salido. Pregunte al destinatario o consulte el registro del servidor de correo. Si se envía de nuevo, lleva el mismo Message-ID, de modo que la mayoría de los programas muestran uno de los dos.
mail-cancel = No enviar
mail-resend = Enviar de nuevo
mail-settle = Ha llegado
mail-cancelled = El correo no se enviará.
mail-queued-again = El correo está de nuevo en la cola.
mail-settled = El correo cuenta como enviado.
mail-too-late = El correo había cambiado de situación entretanto; no se ha modificado nada.

mail-history = Qué ocurrió
mail-history-queued = en cola
mail-history-sent = intento: enviado
mail-history-deferred = intento: aplazado
mail-history-failed = intento: fallido
mail-history-in-doubt = intento: en duda
mail-history-mail-cancel = retirado
mail-history-mail-withhold = retenido por el sistema
mail-history-mail-resend = de nuevo en cola
mail-history-mail-settle = dado por enviado
mail-kind-survey-reminder = recordatorio de una encuesta
mail-kind-survey-test = prueba de una encuesta
mail-bounce = Ha sido devuelto
mail-bounced-done = El correo cuenta como devuelto; su dirección no recibe más mensajes de encuestas.
mail-history-mail-bounced = anotado como devuelto

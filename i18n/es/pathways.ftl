# Los recorridos: los pasos jurídicos de un Estado hasta el depósito.

pathway-word = Recorrido
pathway-title = Recorrido: { $state }
pathway-progress = { $all ->
    [one] { $done } de { $all } paso cumplido
   *[other] { $done } de { $all } pasos cumplidos
}
pathway-other-day = Como constaba hasta el { $day }.
pathway-as-of = Como constaba hasta el
pathway-choose = Elegir un modelo
pathway-choose-title = Elegir un modelo
pathway-choose-intro = Un modelo enumera los pasos que suele exigir una constitución de ese tipo. Se añaden al final, y después pueden cambiarse, moverse y quitarse.
pathway-add = Añadir un paso
pathway-empty = Todavía no hay pasos
pathway-empty-text = Empiece con el modelo más próximo a la constitución del Estado, o añada los pasos uno a uno.
pathway-column-step = Paso
pathway-column-body = Quién debe actuar
pathway-column-status = Avance
pathway-column-next = Próxima gestión
pathway-column-change = Cambiar
pathway-up = Subir
pathway-down = Bajar
pathway-drop = Quitar
pathway-restore = Recuperar
pathway-stalled-for = { $n ->
    [one] estancado: sin movimiento desde hace { $n } día
   *[other] estancado: sin movimiento desde hace { $n } días
}
pathway-after = Después del depósito
pathway-after-deposited = Depositado el { $day }. Estas fechas se siguen del derecho.
pathway-after-bound = El Estado se ha adherido. Estas fechas se siguen del derecho.
pathway-after-would = Sin depositar. Estas fechas se seguirían del derecho tras un depósito el { $day }.
pathway-article = Artículo { $article }
pathway-dropped-title = Pasos quitados
pathway-dropped-hint = Lo que figura aquí puede recuperarse. Lo que se retiró el mismo día en que se introdujo se borra a los 30 días; lo demás permanece, pues en su momento se dio por cierto.
pathway-template = Modelo
pathway-marking = Marca
pathway-submit = Añadir estos pasos
pathway-added = El paso se ha añadido.
pathway-adopted = Los pasos del modelo se han añadido.
pathway-moved = El paso se ha movido.
pathway-dropped = El paso se ha quitado. Puede recuperarse más abajo.
pathway-restored = El paso vuelve a formar parte del recorrido.
pathway-full = Un recorrido tiene como máximo { $max } pasos. Quite antes alguno.
pathway-full-flash = El recorrido está completo. Quite antes otro paso.

dossier-pathway = Recorrido
dossier-pathway-open = Todo el recorrido
dossier-pathway-begin = Empezar el recorrido
dossier-pathway-nothing = No consta ningún paso hacia el depósito.

step-new-title = Añadir un paso
step-edit-title = Cambiar el paso
step-name = Qué se hace
step-body_kind = Quién debe actuar
step-body = Cuál
step-body-hint = Su nombre en ese Estado, si lo conoce.
step-group-progress = Avance
step-status = Avance
step-begun_on = Empezado el
step-moved_on = Último movimiento el
step-moved_on-hint = De un paso en curso: el último día en que ocurrió algo. Si lo deja vacío, el día en que empezó o, si no, hoy.
step-done_on = Cumplido el
step-next_move = Próxima gestión
step-next_move-hint = Quién debería hacer qué para que avance.
step-group-evidence = Pruebas y lectores
step-source = Fuente
step-source-hint = Dónde está escrito, o quién lo dijo.
step-source_link = Enlace a la fuente
step-source_link-hint = Una dirección que empieza por https://
step-marking = Marca
step-begun_on-status = Solo ha empezado un paso que está en curso o cumplido. Cambie el avance o deje esto vacío.
step-done_on-status = Solo un paso cumplido tiene esa fecha. Cambie el avance o deje esto vacío.
step-done_on-early = No puede cumplirse antes de empezar.
step-moved_on-early = No puede haberse movido antes de empezar.
step-status-not-begun = no empezado
step-status-under-way = en curso
step-status-done = cumplido
step-status-not-needed = no necesario
step-begun = empezado el { $day }
step-moved = último movimiento el { $day }
step-done = cumplido el { $day }
step-dates = Fechas
step-no-next = no consta ninguna
step-no-source = no se indica ninguna
step-history = Qué constaba, y cuándo
step-is-dropped = Este paso ya no forma parte del recorrido.
step-body_kind-ministry = Ministerios
step-body_kind-foreign-ministry = Ministerio de Relaciones Exteriores
step-body_kind-legal-office = Servicios jurídicos
step-body_kind-cabinet = Gobierno o Consejo de Ministros
step-body_kind-committee = Comisión del parlamento
step-body_kind-parliament = Parlamento
step-body_kind-lower-chamber = Cámara baja
step-body_kind-upper-chamber = Cámara alta
step-body_kind-court = Tribunal o consejo constitucional
step-body_kind-head-of-state = Jefe de Estado o de Gobierno
step-body_kind-government-printer = Diario oficial
step-body_kind-other = Otro órgano

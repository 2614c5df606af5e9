# Compromisos: quién prometió qué y para cuándo.

commitments-title = Compromisos
commitments-bin-title = Compromisos en la papelera
commitments-count = { $n ->
    [one] 1 compromiso
   *[other] { $shown } compromisos
}
commitments-count-more = más de { $shown } compromisos
commitments-tabs = Cómo están
commitments-tab-open = Pendientes
commitments-tab-overdue = Vencidos
commitments-tab-done = Cumplidos
commitments-head-promise = Lo prometido
commitments-head-state = Estado
commitments-head-owner = Quién lo prometió
commitments-head-with = Acordado con
commitments-head-due = Plazo
commitments-head-done = Cumplido el
commitments-head-team = Equipo
commitments-head-marking = Clasificación
commitments-head-change = Cambiar
commitments-filter-state = Estado
commitments-filter-owner = Quién lo prometió
commitments-filter-until = Plazo hasta
commitments-none = Nada que cumplir aquí
commitments-none-text = Los compromisos nacen de los intercambios: registre uno y anote quién prometió qué y para cuándo.
commitments-none-filtered = Ningún compromiso responde a estos filtros

commitment-new-title = Anotar un compromiso
commitment-edit-title = Modificar el compromiso
commitment-submit = Guardar el compromiso
commitment-add = Anotar un compromiso
commitment-add-row = Añadir otro
commitment-state = Estado
commitment-promise = Lo prometido
commitment-owner = Quién lo prometió
commitment-owner-state = El Estado
commitment-due_on = Plazo
commitment-people = Acordado con
commitment-people-hint = Quién lo prometió en nombre del Estado, o a quién se lo prometimos
commitment-post = O con un puesto
commitment-post-hint = Cuando está vacante y aún no se conoce al próximo titular
commitment-with-one = Un compromiso se acuerda con una sola persona o un solo puesto.
commitment-marking = Quién puede leerlo
commitment-exchange = Surgió de
commitment-exchange-open = El intercambio
commitment-noted = Anotado el
commitment-no-day = sin plazo
commitment-due-on = plazo: { $day }
commitment-kept-on = cumplido el { $day }
commitment-late = { $n ->
    [one] 1 día de retraso
   *[other] { $n } días de retraso
}
commitment-standing-open = Pendiente
commitment-standing-overdue = Vencido
commitment-standing-done = Cumplido
commitment-mark-done = Marcar como cumplido
commitment-reopen = Reabrir
commitment-done-flash = El compromiso está cumplido.
commitment-reopened-flash = El compromiso está de nuevo pendiente.
commitment-binned = El compromiso está en la papelera.
commitment-restored = El compromiso está de nuevo en la lista.
commitment-in-bin = En la papelera. Se borra a los 30 días.

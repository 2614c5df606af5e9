# El resumen semanal, un correo.

digest-subject = Pendiente esta semana en la oficina de enlace
digest-intro = Esto está pendiente en la oficina, de lo que usted puede leer:
digest-restricted = Lo restringido no se cuenta aquí: la propia oficina lo muestra.
digest-off = Si ya no quiere este correo, dígalo en su cuenta:
digest-overdue = { $n ->
    [one] 1 compromiso de su equipo está vencido
   *[other] { $shown } compromisos de su equipo están vencidos
}
digest-due = { $n ->
    [one] 1 compromiso de su equipo vence de aquí al domingo
   *[other] { $shown } compromisos de su equipo vencen de aquí al domingo
}
digest-state-overdue = { $n ->
    [one] 1 compromiso de un Estado está vencido
   *[other] { $shown } compromisos de Estados están vencidos
}
digest-state-due = { $n ->
    [one] 1 compromiso de un Estado vence de aquí al domingo
   *[other] { $shown } compromisos de Estados vencen de aquí al domingo
}
digest-follow-ups = { $n ->
    [one] 1 intercambio de su equipo espera seguimiento
   *[other] { $shown } intercambios de su equipo esperan seguimiento
}
digest-stalled = { $n ->
    [one] 1 paso de un recorrido está detenido
   *[other] { $shown } pasos de recorridos están detenidos
}
digest-events = { $n ->
    [one] 1 evento se celebra de aquí al domingo
   *[other] { $shown } eventos se celebran de aquí al domingo
}
digest-answers = { $n ->
    [one] 1 Estado ha respondido a la encuesta en una semana
   *[other] { $shown } Estados han respondido a la encuesta en una semana
}

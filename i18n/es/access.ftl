# Quién puede leer un registro, y por qué.

access-title-barriers = Quién puede leer este obstáculo
access-title-circulations = Quién puede leer esta circulación
access-title-commitments = Quién puede leer este compromiso
access-title-events = Quién puede leer este evento
access-title-exchanges = Quién puede leer este intercambio
access-title-mails = Quién puede leer este correo
access-title-pathway_steps = Quién puede leer este paso
access-title-people = Quién puede leer el registro de esta persona
access-title-positions = Quién puede leer esta posición
access-title-relations = Quién puede leer esta relación
access-title-responses = Quién puede leer esta respuesta
access-title-targets = Quién puede leer esta decisión
access-record-barriers = Volver al obstáculo
access-record-circulations = Volver a la circulación
access-record-commitments = Volver al compromiso
access-record-events = Volver al evento
access-record-exchanges = Volver al intercambio
access-record-mails = Volver al correo
access-record-pathway_steps = Volver al paso
access-record-people = Volver a la persona
access-record-positions = Volver a la posición
access-record-relations = Volver a la relación
access-record-responses = Volver a la respuesta
access-record-targets = Volver al Estado
access-link = Quién puede leer esto
access-link-target = Quién puede leer esta decisión

access-rule-public-open = Lo lee toda persona con sesión, y un informe puede citarlo.
access-rule-public-inside = Lo leen coordinadores, colaboradores y administradores: los correos, las circulaciones y las respuestas no tienen página para socios y observadores.
access-rule-working-group-open = Lo lee toda persona con sesión, menos los observadores.
access-rule-working-group-inside = Lo leen coordinadores, colaboradores y administradores: los correos, las circulaciones y las respuestas no tienen página para socios y observadores.
access-rule-coordination-open = Lo leen coordinadores, colaboradores y administradores.
access-rule-coordination-inside = Lo leen coordinadores, colaboradores y administradores.
access-rule-restricted-open = Lo lee el equipo { $team }, menos los observadores, y también las personas nombradas abajo.
access-rule-restricted-inside = Lo lee el equipo { $team }, menos los socios y los observadores, y también las personas nombradas abajo.

access-readers = Lectores
access-count = { $n ->
    [one] { $shown } cuenta puede leerlo
   *[other] { $shown } cuentas pueden leerlo
}
access-column-name = Nombre
access-column-team = Equipo
access-column-role = Función
access-column-why = Por qué
access-why-role = Función: { $role }, marcado: { $marking }
access-why-team = Su equipo: { $team }
access-why-named = Nombrado en el registro

access-named-title = Personas nombradas
access-nobody-named = No hay nadie nombrado: lo lee solo su equipo.
access-named-by = Nombrado por { $by } el { $day }
access-name-gone = una cuenta cerrada
access-name-disabled = la cuenta está cerrada
access-name-idle = ya no lo lee: la función no lo permite
access-name-not-needed = lo leería sin estar nombrado
access-remove = Quitar el nombre
access-origin = Las personas se nombran en el registro del que salió
access-reader = Permitir que lo lea una persona más
access-reader-hint = Lee el registro y lo que salió de él; no cambia nada.
access-submit = Nombrar a esta persona
access-named = La persona ya puede leerlo.
access-unnamed = Se quitó el nombre.
access-reads-already = { $name } ya lo lee, como miembro de su equipo.
access-may-not-be-named = No se puede nombrar a { $name }: los observadores leen solo registros públicos, y los socios no ven correos, circulaciones ni respuestas.
access-too-many = Hay { $max } personas nombradas. Para más lectores, elija un marcado más amplio.

marking-reason = Por qué pueden leerlo más personas
marking-reason-hint = Solo si lo abre a más personas. El registro de auditoría lo guarda, para todos los que pueden leer el registro.
marking-reason-missing = Diga por qué: con este marcado pueden leerlo más personas que antes.

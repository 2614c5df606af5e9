# People, posts and organisations.

contacts-lead = Posts stay, people rotate: write to the post, speak to its holder.
contacts-tabs = People or organisations
contacts-edit = Edit
contacts-bin = Move to the bin
contacts-restore = Restore
contacts-copy = Copy
contacts-unknown = not known
contacts-filter-state = State
contacts-filter-kind = Kind of organisation
contacts-chip-remove = remove this filter
contacts-chip-q = Begins with: { $value }
contacts-chip-state = State: { $value }
contacts-chip-kind = Kind of organisation: { $value }
contacts-chip-language = Language: { $value }
contacts-chip-holding = Post: { $value }
contacts-bin-lead = What is here is gone from every list, and comes back as it was when it is restored.
contacts-bin-what = Record
contacts-bin-since = In the bin since
contacts-bin-action = Restore
contacts-bin-empty = The bin is empty
contacts-bin-empty-text = What is moved to the bin stands here until it is restored.

people-title = People
people-bin-title = People in the bin
people-count =
    { $n ->
        [one] 1 person
       *[other] { $n } people
    }
people-many = more than { $n } people
people-column-name = Name
people-column-post = Post
people-column-state = State
people-column-since = Since
people-column-language = Language
people-column-email = E-mail
people-filter-q = Name or e-mail
people-filter-language = Language
people-filter-holding = Post
people-holding-current = holds one now
people-holding-former = held one
people-holding-none = none known
people-none-fits = Nobody fits these filters
people-none-fits-text = A name is found by the beginning of the family name or of the given name.
people-empty = There are no people yet
people-empty-text = Add the people you speak with, and the posts they hold, so that letters and exchanges find them.

person-new = New person
person-new-title = New person
person-edit-title = Edit { $name }
person-honorific = How to address them
person-honorific-hint = For example H.E., Ms, Counsellor
person-given = Given name
person-family = Family name
person-email = E-mail
person-phone = Telephone
person-language = Language to write in
person-spoken = Other languages spoken
person-spoken-hint = Beyond the language to write in. Type the beginning of a language.
people-column-spoken = Other languages
spoken-ar = Arabic
spoken-bn = Bengali
spoken-de = German
spoken-en = English
spoken-es = Spanish
spoken-fa = Persian
spoken-fr = French
spoken-he = Hebrew
spoken-hi = Hindi
spoken-id = Indonesian
spoken-it = Italian
spoken-ja = Japanese
spoken-ko = Korean
spoken-ms = Malay
spoken-nl = Dutch
spoken-pl = Polish
spoken-pt = Portuguese
spoken-ru = Russian
spoken-sw = Swahili
spoken-th = Thai
spoken-tr = Turkish
spoken-uk = Ukrainian
spoken-ur = Urdu
spoken-vi = Vietnamese
spoken-zh = Chinese
person-language-en = English
person-language-fr = French
person-language-es = Spanish
person-note = Note
person-marking = Who may read it
person-shares_address = Same address
person-shares_address-yes = Both use this address
person-same-address = { $name } has this address already. If both use it, tick the box below.
person-group-post = Post
person-group-readers = Note and readers
person-state = State
person-state-hint = Helps to find the post
person-post = Post
person-post-hint = Type the State, the organisation or the title, and choose from the list.
person-starts_on = Holds it since
person-post-for-date = Which post is held since that day?
person-one-post = One post at a time; others can be added on the person’s page.
person-post-gone = This post is not there any more.
person-post-unknown = No post begins like this. Add it on its organisation’s page first.
person-post-several = Several posts fit: tick the one that is meant.
person-submit = Save person
person-added = The person was added.
person-saved = The person was saved.
person-binned = The person is in the bin.
person-restored = The person is back.
person-formerly = formerly { $office }
person-reach = How to reach
person-address-as = Address as
person-exchanges = Exchanges
person-exchanges-list = In the log
person-exchanges-all = All exchanges
person-no-exchanges = None that you may read.
person-commitments = Open commitments
person-tenures = Posts
person-no-tenures = No post is known.
person-new-tenure = New post
person-end-tenure = End this tenure
person-correct-tenure = Correct the dates
person-bin-hint = A coordinator can restore the person from the bin. Exchanges stay.

tenure-new-title = Take up a post
tenure-state = State
tenure-state-hint = Helps to find the post
tenure-post = Post
tenure-post-hint = Type the State, the organisation or the title, and choose from the list.
tenure-starts_on = Since
tenure-ends_on = Last day
tenure-end-title = End a tenure
tenure-end-ends_on = Last day in the post
tenure-end-submit = End the tenure
tenure-correct-title = Correct the dates
tenure-begun = The post was added.
tenure-ended = The tenure has ended.
tenure-corrected = The dates were saved.
tenure-ended-already = This tenure ended on { $day } already.
tenure-end-before-start = It began on { $day }; it cannot end before.
tenure-held-already = The person holds this post already.
tenure-dates-open = holds it now
tenure-dates-since = since { $start }
tenure-dates-from = from { $start }
tenure-dates-until = until { $end }
tenure-dates-both = { $start } to { $end }

organisations-title = Organisations
organisations-bin-title = Organisations in the bin
organisations-count =
    { $n ->
        [one] 1 organisation
       *[other] { $n } organisations
    }
organisations-many = more than { $n } organisations
organisations-column-name = Name
organisations-column-kind = Kind
organisations-column-state = State
organisations-column-place = Place
organisations-column-posts = Posts
organisations-filter-q = Name or State
organisations-none-fits = No organisation fits these filters
organisations-none-fits-text = An organisation is found by the beginning of its name, or of its State’s.
organisations-empty = There are no organisations yet
organisations-empty-text = Add the missions, ministries, parliaments and partners you work with; then their posts.

organisation-new = New organisation
organisation-new-title = New organisation
organisation-edit-title = Edit { $name }
organisation-name = Name
organisation-kind = Kind
organisation-kind-mission-geneva = Mission in Geneva
organisation-kind-mission-new-york = Mission in New York
organisation-kind-capital = Capital
organisation-kind-embassy = Embassy
organisation-kind-parliament = Parliament
organisation-kind-regional-organization = Regional organization
organisation-kind-partner = Partner
organisation-state = State
organisation-state-hint = Missions, capitals, embassies and parliaments are a State’s.
organisation-state-needed = Which State is it of?
organisation-place = Place
organisation-place-hint = The city
organisation-submit = Save organisation
organisation-added = The organisation was added.
organisation-saved = The organisation was saved.
organisation-binned = The organisation is in the bin.
organisation-restored = The organisation is back.
organisation-not-binned = It was not moved to the bin
organisation-has-posts =
    { $n ->
        [one] The organisation still has a post. Move it to the bin first.
       *[other] The organisation still has { $n } posts. Move them to the bin first.
    }
organisation-no-posts = There are no posts yet
organisation-no-posts-text = A post is an office with a title, whoever holds it. Its own mailbox outlives its holders.
organisation-binned-posts = Posts in the bin
organisation-bin = Move the organisation to the bin
organisation-bin-hint = Only an organisation without posts can be moved to the bin.

post-new = New post
post-new-title = New post
post-edit = Edit
post-edit-title = Edit a post
post-title = Title
post-title-hint = For example Permanent Representative, or Head of the disarmament desk
post-title_fr = Title in French
post-title_fr-hint = For lists, badges and briefs in that language; left empty, the title stands there.
post-title_es = Title in Spanish
post-title_es-hint = For lists, badges and briefs in that language; left empty, the title stands there.
post-email = The post’s own mailbox
post-email-hint = It stays when the holder moves on.
post-submit = Save post
post-added = The post was added.
post-saved = The post was saved.
post-binned = The post is in the bin.
post-restored = The post is back.
post-is-held = { $name } still holds the post “{ $post }”. End the tenure first.
post-vacant = No holder that you may read.
post-past-holders = Past holders
post-new-holder = New holder
post-bin = Move this post to the bin

person-rank = Rank
person-rank-hint = Decides how letters open, in each language.
person-form_of_address = Form of address
person-form-mr = Mr
person-form-ms = Ms
person-form-neither = neither, or not known
person-salutation = Letters open with
person-channel = Prefers
person-channel-email = e-mail
person-channel-phone = telephone
person-channel-messenger = messenger
person-channel-note-verbale = note verbale
person-channel-in-person = a meeting
person-do_not_mail = Do not mail, because
person-do_not_mail-hint = Empty: may be mailed. With a reason, circulations leave the person out and say why.
people-filter-mail = Mail
people-mail-no = not to be mailed
contacts-chip-mail = Mail: { $value }
person-rank-minister = Minister
person-rank-ambassador = Ambassador
person-rank-charge-d-affaires = Chargé d’affaires a.i.
person-rank-minister-counsellor = Minister Counsellor
person-rank-counsellor = Counsellor
person-rank-secretary = Secretary
person-rank-director = Director
person-rank-member-of-parliament = Member of parliament
person-rank-other = other, or not known
salutation-minister = Excellency,
salutation-ambassador = Excellency,
salutation-charge-d-affaires = { $form ->
    [mr] Sir,
    [ms] Madam,
   *[neither] Madam, Sir,
 }
salutation-minister-counsellor = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-counsellor = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-secretary = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-director = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-member-of-parliament = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-other = { $form ->
    [mr] Dear Mr { $name },
    [ms] Dear Ms { $name },
   *[neither] Dear colleague,
 }
salutation-office = Madam, Sir,

post-holder = Holder
post-open = What is open
post-open-more = More is open than is shown here.
post-nothing-open = Nothing that you may read is open for this post.
post-seats = Invited to events to come
post-asked = Asked to answer the survey

# Moving what is open from those who have left a post to whoever holds it.
succession-title = Move what is open
succession-offer = { $n ->
    [one] { $n } can move from someone who has left
   *[other] { $n } can move from those who have left
}
succession-intro = Those who have left the post { $post } leave this behind. Untick what stays theirs; nothing moves before you have seen the preview.
succession-to = To whom
succession-to-post = The post itself, until someone holds it: { $post }
succession-open = What is open
succession-seats = A place at an event moves as an invitation that is not answered yet. The link to reply by that was sent to the one before is revoked, and whoever comes after needs a letter of their own. Function, head of delegation and remarks are not taken over; the function is the title of the post. Where the one before is sponsored, the sponsorship stays with the one before, whose place is then declined, and the successor gets a place of their own: ask for their sponsorship there.
succession-kind-commitment = Commitment
succession-kind-seat = Place at an event
succession-leave = Leave all as it is
succession-none = Nothing that you can move
succession-none-text = What was agreed with those who left this post, and where they are invited, is settled, or belongs to teams who move it themselves.
succession-preview = { $seats ->
    [0] This moves as soon as you confirm it.
   *[other] This moves as soon as you confirm it. Taking it back later does not open revoked links again.
}
succession-after-seat = { $name }, invited; needs a letter of their own
succession-after-linked = { $name }, invited; the link that was sent is revoked, and they need a letter of their own
succession-after-sponsored = { $name }, invited anew, with a letter of their own to come; the sponsorship stays with the one before, whose place is declined
succession-left = { $n ->
    [one] { $n } stays as it is
   *[other] { $n } stay as they are
}
succession-left-stale = someone has changed it meanwhile
succession-left-guest = they have a place at this event already
succession-confirm = { $n ->
    [one] Move it
   *[other] Move { $n }
}
succession-done = { $n ->
    [one] { $n } has moved.
   *[other] { $n } have moved.
}{ $seats ->
    [0] {""}
    [one] {" "}One is a place at an event: a letter of invitation has to be sent from the page of that event.
   *[other] {" "}{ $seats } are places at events: letters of invitation have to be sent from the pages of those events.
}{ $left ->
    [0] {""}
    [one] {" "}One stays as it was.
   *[other] {" "}{ $left } stay as they were.
}
succession-asked-line = Sent to { $name } for { $state }; answers are taken until { $day }
succession-asked-text = These questionnaires do not move. The link that was sent works on: ask for it to be passed to whoever comes after, or enter the State’s answer yourself on the page of the circulation.

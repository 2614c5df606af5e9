//! The tables as Diesel sees them: one schema for both databases. The migrations
//! in `migrations/` are the truth, and say what each column means; a test selects
//! every column of every table.

#![expect(missing_docs, reason = "the migrations document tables and columns")]

diesel::table! {
    teams (id) {
        id -> BigInt,
        name -> Text,
        name_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    users (id) {
        id -> BigInt,
        email -> Text,
        email_key -> Text,
        name -> Text,
        team_id -> BigInt,
        role -> Text,
        password_hash -> Text,
        language -> Text,
        disabled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        version -> Integer,
        invited_at -> Nullable<Timestamp>,
        last_seen_at -> Nullable<Timestamp>,
        weekly_digest -> Bool,
        single_keys -> Bool,
    }
}

diesel::table! {
    named_readers (user_id, kind, record_id) {
        user_id -> BigInt,
        kind -> Text,
        record_id -> BigInt,
        record_key -> Text,
        named_by -> BigInt,
        named_at -> Timestamp,
    }
}

diesel::table! {
    sign_in_failures (id) {
        id -> BigInt,
        subject_hash -> Text,
        failures -> Integer,
        last_at -> Timestamp,
        wait_until -> Timestamp,
    }
}

diesel::table! {
    known_devices (id) {
        id -> BigInt,
        token_hash -> Text,
        user_id -> BigInt,
        last_seen_at -> Timestamp,
    }
}

diesel::table! {
    account_links (id) {
        id -> BigInt,
        token_hash -> Text,
        purpose -> Text,
        user_id -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    oidc_identities (id) {
        id -> BigInt,
        issuer -> Text,
        subject -> Text,
        user_id -> BigInt,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    oidc_flows (id) {
        id -> BigInt,
        cookie_hash -> Text,
        state_hash -> Text,
        nonce -> Text,
        pkce_verifier -> Text,
        next -> Text,
        user_id -> Nullable<BigInt>,
        session_hash -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Text,
        user_id -> BigInt,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        user_agent -> Text,
        address -> Text,
    }
}

diesel::table! {
    totp_set_ups (id) {
        id -> BigInt,
        user_id -> BigInt,
        session_id -> BigInt,
        secret -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    totp_factors (id) {
        id -> BigInt,
        user_id -> BigInt,
        secret -> Binary,
        last_step -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    recovery_codes (id) {
        id -> BigInt,
        user_id -> BigInt,
        code_hash -> Text,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pending_sign_ins (id) {
        id -> BigInt,
        token_hash -> Text,
        user_id -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    passkeys (id) {
        id -> BigInt,
        user_id -> BigInt,
        credential_id -> Text,
        name -> Text,
        credential -> Text,
        created_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    passkey_challenges (id) {
        id -> BigInt,
        session_id -> Nullable<BigInt>,
        pending_id -> Nullable<BigInt>,
        options -> Text,
        state -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    one_time_links (id) {
        id -> BigInt,
        token_hash -> Text,
        purpose -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    calendar_feeds (id) {
        id -> BigInt,
        user_id -> BigInt,
        slot -> Integer,
        name -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        last_fetched_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    saved_views (id) {
        id -> BigInt,
        user_id -> BigInt,
        team_id -> BigInt,
        list -> Text,
        name -> Text,
        name_key -> Text,
        query -> Text,
        is_shared -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        at -> Timestamp,
        user_id -> Nullable<BigInt>,
        user_team_id -> Nullable<BigInt>,
        action -> Text,
        subject -> Text,
        subject_id -> Text,
        detail -> Text,
        previous_hash -> Text,
        hash -> Text,
        marking -> Text,
        team_id -> Nullable<BigInt>,
        values_digest -> Text,
        follows -> Bool,
    }
}

diesel::table! {
    audit_values (id) {
        id -> BigInt,
        audit_id -> Nullable<BigInt>,
        subject -> Text,
        row_id -> Text,
        old_values -> Nullable<Text>,
        new_values -> Nullable<Text>,
        salt -> Nullable<Text>,
        digest -> Nullable<Text>,
    }
}

diesel::table! {
    audit_recorder (id) {
        id -> BigInt,
        is_on -> Bool,
        digest -> Text,
        is_open -> Bool,
    }
}

diesel::table! {
    audit_head (id) {
        id -> BigInt,
        length -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    treaty_packs (code) {
        code -> Text,
        digest -> Text,
        description -> Text,
        loaded_at -> Timestamp,
        generation -> BigInt,
    }
}

diesel::table! {
    states (iso3) {
        iso3 -> Text,
        iso2 -> Text,
        name_en -> Text,
        name_fr -> Text,
        name_es -> Text,
        region -> Text,
        subregion -> Text,
        regional_group -> Nullable<Text>,
        tile_column -> Integer,
        tile_row -> Integer,
        note -> Text,
    }
}

diesel::table! {
    state_organizations (state, organization) {
        state -> Text,
        organization -> Text,
    }
}

diesel::table! {
    acts (id) {
        id -> BigInt,
        treaty -> Text,
        state -> Text,
        kind -> Text,
        date -> Nullable<Date>,
        effective -> Nullable<Date>,
        note -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    votes (id) {
        id -> BigInt,
        resolution -> Text,
        title -> Text,
        date -> Date,
        session -> Integer,
        state -> Text,
        vote -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    vote_totals (id) {
        id -> BigInt,
        resolution -> Text,
        session -> Integer,
        date -> Nullable<Date>,
        yes -> Integer,
        no -> Integer,
        abstain -> Integer,
        stage -> Text,
        note -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    interim_steps (id) {
        id -> BigInt,
        state -> Text,
        kind -> Text,
        date -> Text,
        note -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    contamination_stockpiles (id) {
        id -> BigInt,
        state -> Text,
        contaminated -> Text,
        stockpiler -> Text,
        producer -> Text,
        note -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    meetings (id) {
        id -> BigInt,
        code -> Text,
        name_en -> Text,
        place -> Text,
        starts_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        presidency -> Text,
        body -> Text,
        note -> Text,
        source -> Text,
        recorded_at -> Timestamp,
        recorded_by -> Nullable<BigInt>,
        supersedes_id -> Nullable<BigInt>,
        superseded_at -> Nullable<Timestamp>,
        name_fr -> Text,
        name_es -> Text,
    }
}

diesel::table! {
    barrier_kinds (code) {
        code -> Text,
        family -> Text,
        position -> Integer,
        label_en -> Text,
        label_fr -> Text,
        label_es -> Text,
        help_en -> Text,
        help_fr -> Text,
        help_es -> Text,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    work_plans (id) {
        id -> BigInt,
        code -> Text,
        title_en -> Text,
        title_fr -> Text,
        title_es -> Text,
        background -> Text,
        budget -> Text,
        source -> Text,
        coordinators -> Text,
        baseline_on -> Date,
        baseline_deposited -> Integer,
        baseline_signatories -> Integer,
        meeting_code -> Text,
        meeting_on -> Date,
        meeting_ends_on -> Date,
        target -> Integer,
        follows_id -> Nullable<BigInt>,
        closed_on -> Nullable<Date>,
    }
}

diesel::table! {
    objectives (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        text_en -> Text,
        text_fr -> Text,
        text_es -> Text,
        version -> Integer,
    }
}

diesel::table! {
    activities (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        text -> Text,
        title_en -> Text,
        title_fr -> Text,
        title_es -> Text,
        version -> Integer,
        dropped_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    outputs (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        text_en -> Text,
        text_fr -> Text,
        text_es -> Text,
        measure -> Text,
        target -> Nullable<Integer>,
        version -> Integer,
    }
}

diesel::table! {
    target_categories (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        text_en -> Text,
        text_fr -> Text,
        text_es -> Text,
    }
}

diesel::table! {
    implementers (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        kind -> Text,
        name_en -> Text,
        name_fr -> Text,
        name_es -> Text,
        capacity_en -> Text,
        capacity_fr -> Text,
        capacity_es -> Text,
    }
}

diesel::table! {
    timeline_items (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        position -> Integer,
        text_en -> Text,
        text_fr -> Text,
        text_es -> Text,
        planned_from -> Date,
        planned_until -> Date,
        actual_from -> Nullable<Date>,
        actual_until -> Nullable<Date>,
        note -> Text,
        version -> Integer,
    }
}

diesel::table! {
    targets (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        state -> Text,
        standing -> Text,
        priority -> Text,
        lead_team_id -> Nullable<BigInt>,
        reason -> Text,
        next_step -> Text,
        marking -> Text,
        team_id -> BigInt,
        updated_at -> Timestamp,
        version -> Integer,
        strategy -> Text,
    }
}

diesel::table! {
    /// How a plan's target categories are computed, where its coordinators have said so.
    category_settings (work_plan_id) {
        work_plan_id -> BigInt,
        signatories -> Text,
        other_steps -> Text,
        vote -> Text,
        congratulate_days -> Integer,
        version -> Integer,
    }
}

diesel::table! {
    /// The States that help with a target State.
    target_supporters (target_id, state) {
        target_id -> BigInt,
        state -> Text,
    }
}

diesel::table! {
    /// States that left the target list because they deposited.
    target_departures (id) {
        id -> BigInt,
        work_plan_id -> BigInt,
        state -> Text,
        target_id -> Nullable<BigInt>,
        noted_at -> Timestamp,
        unassigned -> Bool,
    }
}

diesel::table! {
    organisations (id) {
        id -> BigInt,
        kind -> Text,
        name -> Text,
        sort_key -> Text,
        state -> Nullable<Text>,
        place -> Text,
        created_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    posts (id) {
        id -> BigInt,
        organisation_id -> BigInt,
        title -> Text,
        email -> Nullable<Text>,
        created_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
        title_fr -> Text,
        title_es -> Text,
    }
}

diesel::table! {
    people (id) {
        id -> BigInt,
        honorific -> Text,
        given_name -> Text,
        family_name -> Text,
        sort_key -> Text,
        given_key -> Text,
        email -> Nullable<Text>,
        email_key -> Nullable<Text>,
        phone -> Text,
        language -> Text,
        note -> Text,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
        rank -> Text,
        form_of_address -> Text,
        channel -> Text,
        do_not_mail -> Text,
        spoken -> Text,
    }
}

diesel::table! {
    tenures (id) {
        id -> BigInt,
        person_id -> BigInt,
        post_id -> BigInt,
        starts_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        version -> Integer,
    }
}

diesel::table! {
    relations (id) {
        id -> BigInt,
        person_id -> BigInt,
        kind -> Text,
        other_id -> Nullable<BigInt>,
        organisation_id -> Nullable<BigInt>,
        since -> Nullable<Date>,
        source -> Text,
        note -> Text,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        kind -> Text,
        title -> Text,
        place -> Text,
        zone -> Text,
        starts_on -> Date,
        ends_on -> Date,
        organizer -> Text,
        description -> Text,
        activity_id -> Nullable<BigInt>,
        marking -> Text,
        team_id -> BigInt,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
        opens_at -> Nullable<Text>,
        closes_at -> Nullable<Text>,
        series -> Text,
        meeting -> Text,
        languages -> Text,
        outcome -> Text,
    }
}

diesel::table! {
    event_guests (id) {
        id -> BigInt,
        event_id -> BigInt,
        state -> Nullable<Text>,
        organisation_id -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
        name -> Text,
        function -> Text,
        is_head -> Bool,
        seat -> Integer,
        attendance -> Text,
        stranded_why -> Nullable<Text>,
        note -> Text,
        sponsorship -> Nullable<Text>,
        sponsored_minor -> Nullable<BigInt>,
        sponsored_currency -> Nullable<Text>,
        version -> Integer,
        invitation_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    event_invitations (id) {
        id -> BigInt,
        event_id -> BigInt,
        guest_id -> Nullable<BigInt>,
        channel -> Text,
        sent_on -> Date,
        reference -> Text,
        person_id -> Nullable<BigInt>,
        addressee -> Text,
        email -> Text,
        email_key -> Nullable<Text>,
        language -> Text,
        reply_by -> Nullable<Date>,
        token_hash -> Nullable<Text>,
        expires_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        replied_at -> Nullable<Timestamp>,
        remark -> Text,
        mail_id -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    event_agenda (id) {
        id -> BigInt,
        event_id -> BigInt,
        kind -> Text,
        number -> Text,
        title -> Text,
        held_on -> Nullable<Date>,
        begins_at -> Nullable<Text>,
        ends_at -> Nullable<Text>,
        on_convention -> Bool,
        person_id -> Nullable<BigInt>,
        speaker -> Text,
        state -> Nullable<Text>,
        note -> Text,
        link -> Text,
        version -> Integer,
    }
}

diesel::table! {
    event_money (id) {
        id -> BigInt,
        event_id -> BigInt,
        kind -> Text,
        what -> Text,
        amount_minor -> BigInt,
        currency -> Text,
        version -> Integer,
    }
}

diesel::table! {
    exchanges (id) {
        id -> BigInt,
        state -> Text,
        kind -> Text,
        held_on -> Date,
        held_at -> Nullable<Text>,
        zone -> Text,
        starts_at -> Nullable<Timestamp>,
        place -> Text,
        spoke_for_us -> Text,
        summary -> Text,
        follow_up_on -> Nullable<Date>,
        activity_id -> Nullable<BigInt>,
        event_id -> Nullable<BigInt>,
        marking -> Text,
        team_id -> BigInt,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
        direction -> Nullable<Text>,
        reference -> Text,
        note_year -> Nullable<Integer>,
        note_number -> Nullable<Integer>,
    }
}

diesel::table! {
    exchange_people (exchange_id, person_id) {
        exchange_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    commitments (id) {
        id -> BigInt,
        exchange_id -> Nullable<BigInt>,
        state -> Text,
        owner_team_id -> Nullable<BigInt>,
        promise -> Text,
        due_on -> Nullable<Date>,
        done_on -> Nullable<Date>,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
        person_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    barriers (id) {
        id -> BigInt,
        state -> Text,
        kind -> Text,
        raised_on -> Date,
        detail -> Text,
        source -> Text,
        exchange_id -> Nullable<BigInt>,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        said_by -> Text,
        version -> Integer,
        response_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    coding_passes (id) {
        id -> BigInt,
        circulation_id -> BigInt,
        question -> Text,
        place -> Integer,
        coder_id -> BigInt,
        begun_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    codings (id) {
        id -> BigInt,
        response_id -> BigInt,
        question -> Text,
        place -> Integer,
        coder_id -> BigInt,
        coded_at -> Timestamp,
    }
}

diesel::table! {
    codes (coding_id, kind) {
        coding_id -> BigInt,
        kind -> Text,
    }
}

diesel::table! {
    pathway_templates (code) {
        code -> Text,
        position -> Integer,
        name_en -> Text,
        name_fr -> Text,
        name_es -> Text,
        help_en -> Text,
        help_fr -> Text,
        help_es -> Text,
        steps -> Text,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pathway_steps (id) {
        id -> BigInt,
        state -> Text,
        position -> BigInt,
        name -> Text,
        body_kind -> Text,
        body -> Text,
        status -> Text,
        begun_on -> Nullable<Date>,
        done_on -> Nullable<Date>,
        moved_on -> Nullable<Date>,
        source -> Text,
        source_link -> Text,
        next_move -> Text,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        dropped_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pathway_history (id) {
        id -> BigInt,
        step_id -> BigInt,
        valid_from -> Timestamp,
        valid_until -> Nullable<Timestamp>,
        position -> BigInt,
        name -> Text,
        body_kind -> Text,
        body -> Text,
        status -> Text,
        begun_on -> Nullable<Date>,
        done_on -> Nullable<Date>,
        moved_on -> Nullable<Date>,
        source -> Text,
        source_link -> Text,
        next_move -> Text,
        marking -> Text,
        team_id -> BigInt,
        dropped_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    positions (id) {
        id -> BigInt,
        state -> Text,
        stance -> Text,
        held_on -> Date,
        confidence -> Text,
        detail -> Text,
        source -> Text,
        source_link -> Text,
        exchange_id -> Nullable<BigInt>,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    state_contacts (state, marking, team_id) {
        state -> Text,
        marking -> Text,
        team_id -> BigInt,
        exchanges -> Integer,
        last_on -> Date,
    }
}

diesel::table! {
    activity_contacts (activity_id, marking, team_id) {
        activity_id -> BigInt,
        marking -> Text,
        team_id -> BigInt,
        exchanges -> Integer,
    }
}

diesel::table! {
    questionnaires (id) {
        id -> BigInt,
        code -> Text,
        version -> Integer,
        definition -> Text,
        source -> Text,
        created_at -> Timestamp,
        frozen_at -> Nullable<Timestamp>,
        origin -> Text,
        revision -> Integer,
        changed_at -> Nullable<Timestamp>,
        changed_by -> Nullable<BigInt>,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    circulations (id) {
        id -> BigInt,
        questionnaire_id -> BigInt,
        work_plan_id -> BigInt,
        title -> Text,
        closes_on -> Date,
        wording -> Text,
        status -> Text,
        marking -> Text,
        team_id -> BigInt,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        released_by -> Nullable<BigInt>,
        released_at -> Nullable<Timestamp>,
        version -> Integer,
        address_order -> Text,
        proposed_by -> Nullable<BigInt>,
        proposed_at -> Nullable<Timestamp>,
        anonymous -> Bool,
        attach_form -> Bool,
    }
}

diesel::table! {
    invitations (id) {
        id -> BigInt,
        circulation_id -> BigInt,
        state -> Text,
        person_id -> Nullable<BigInt>,
        post_id -> Nullable<BigInt>,
        addressee -> Text,
        email -> Text,
        email_key -> Text,
        language -> Text,
        token_hash -> Nullable<Text>,
        expires_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        salutation -> Text,
        by_hand -> Bool,
        link_number -> Integer,
    }
}

diesel::table! {
    invitation_keys (id) {
        id -> BigInt,
        invitation_id -> BigInt,
        token_hash -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    reminder_rules (circulation_id) {
        circulation_id -> BigInt,
        first_after -> Integer,
        days_between -> Integer,
        at_most -> Integer,
        whom -> Text,
        quiet_days -> Integer,
        wording -> Text,
        version -> Integer,
    }
}

diesel::table! {
    reminder_stops (circulation_id, state) {
        circulation_id -> BigInt,
        state -> Text,
        reason -> Text,
        note -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Timestamp,
        version -> Integer,
    }
}

diesel::table! {
    circulation_notes (id) {
        id -> BigInt,
        circulation_id -> BigInt,
        invitation_id -> BigInt,
        reference -> Text,
        sent_on -> Date,
        link -> Nullable<Text>,
        made_by -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    extensions (circulation_id, state) {
        circulation_id -> BigInt,
        state -> Text,
        closes_on -> Date,
        reason -> Text,
        granted_by -> Nullable<BigInt>,
        granted_at -> Timestamp,
        version -> Integer,
    }
}

diesel::table! {
    anonymous_drafts (key) {
        key -> Text,
        circulation_id -> BigInt,
        answers -> Text,
        pages -> Text,
        version -> Integer,
    }
}

diesel::table! {
    anonymous_answers (key) {
        key -> Text,
        circulation_id -> BigInt,
        answers -> Text,
    }
}

diesel::table! {
    anonymous_turnout (circulation_id, state) {
        circulation_id -> BigInt,
        state -> Text,
    }
}

diesel::table! {
    omissions (circulation_id, state) {
        circulation_id -> BigInt,
        state -> Text,
        reason -> Text,
    }
}

diesel::table! {
    response_pages (response_id, section) {
        response_id -> BigInt,
        section -> Text,
        revision -> Integer,
        saved_at -> Timestamp,
        saved_by -> Text,
    }
}

diesel::table! {
    section_links (id) {
        id -> BigInt,
        invitation_id -> BigInt,
        section -> Text,
        holder -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_offs (id) {
        id -> BigInt,
        response_id -> BigInt,
        signed_at -> Timestamp,
        name -> Text,
        capacity -> Text,
        text -> Text,
        digest -> Text,
    }
}

diesel::table! {
    responses (id) {
        id -> BigInt,
        circulation_id -> BigInt,
        questionnaire_id -> BigInt,
        state -> Text,
        status -> Text,
        channel -> Text,
        authority -> Text,
        language -> Text,
        answered_on -> Nullable<Date>,
        entered_by -> Nullable<BigInt>,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        version -> Integer,
        reference -> Text,
        referenced_on -> Nullable<Date>,
        place -> Text,
        exchange_id -> Nullable<BigInt>,
        declined_on -> Nullable<Date>,
    }
}

diesel::table! {
    entered_answers (id) {
        id -> BigInt,
        response_id -> BigInt,
        channel -> Text,
        authority -> Text,
        language -> Text,
        answered_on -> Date,
        reference -> Text,
        referenced_on -> Nullable<Date>,
        place -> Text,
        answers -> Text,
        opened_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    answers (response_id, question, position) {
        response_id -> BigInt,
        question -> Text,
        position -> Integer,
        value -> Text,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        invitation_id -> Nullable<BigInt>,
        state -> Nullable<Text>,
        kind -> Text,
        unique_key -> Text,
        message_id -> Text,
        to_name -> Text,
        to_email -> Text,
        subject -> Text,
        body -> Text,
        link -> Nullable<Text>,
        status -> Text,
        attempts -> Integer,
        due_at -> Timestamp,
        leased_by -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        last_reply -> Text,
        sent_at -> Nullable<Timestamp>,
        marking -> Text,
        team_id -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    mail_attempts (id) {
        id -> BigInt,
        mail_id -> BigInt,
        at -> Timestamp,
        outcome -> Text,
        reply -> Text,
    }
}

diesel::joinable!(users -> teams (team_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(known_devices -> users (user_id));
diesel::joinable!(totp_set_ups -> users (user_id));
diesel::joinable!(totp_set_ups -> sessions (session_id));
diesel::joinable!(totp_factors -> users (user_id));
diesel::joinable!(passkeys -> users (user_id));
diesel::joinable!(passkey_challenges -> sessions (session_id));
diesel::joinable!(passkey_challenges -> pending_sign_ins (pending_id));
diesel::joinable!(recovery_codes -> users (user_id));
diesel::joinable!(pending_sign_ins -> users (user_id));
diesel::joinable!(account_links -> users (user_id));
diesel::joinable!(calendar_feeds -> users (user_id));
diesel::joinable!(saved_views -> users (user_id));
diesel::joinable!(oidc_identities -> users (user_id));
diesel::joinable!(oidc_flows -> users (user_id));
diesel::joinable!(named_readers -> users (user_id));
diesel::joinable!(audit -> users (user_id));
diesel::joinable!(audit -> teams (team_id));
diesel::joinable!(audit_values -> audit (audit_id));
diesel::joinable!(state_organizations -> states (state));
diesel::joinable!(acts -> states (state));
diesel::joinable!(acts -> users (recorded_by));
diesel::joinable!(votes -> states (state));
diesel::joinable!(votes -> users (recorded_by));
diesel::joinable!(vote_totals -> users (recorded_by));
diesel::joinable!(interim_steps -> states (state));
diesel::joinable!(interim_steps -> users (recorded_by));
diesel::joinable!(contamination_stockpiles -> states (state));
diesel::joinable!(contamination_stockpiles -> users (recorded_by));
diesel::joinable!(meetings -> users (recorded_by));
diesel::joinable!(objectives -> work_plans (work_plan_id));
diesel::joinable!(activities -> work_plans (work_plan_id));
diesel::joinable!(outputs -> work_plans (work_plan_id));
diesel::joinable!(target_categories -> work_plans (work_plan_id));
diesel::joinable!(implementers -> work_plans (work_plan_id));
diesel::joinable!(timeline_items -> work_plans (work_plan_id));
diesel::joinable!(targets -> work_plans (work_plan_id));
diesel::joinable!(targets -> states (state));
diesel::joinable!(category_settings -> work_plans (work_plan_id));
diesel::joinable!(target_supporters -> targets (target_id));
diesel::joinable!(target_departures -> work_plans (work_plan_id));
diesel::joinable!(target_departures -> targets (target_id));
diesel::joinable!(organisations -> states (state));
diesel::joinable!(posts -> organisations (organisation_id));
diesel::joinable!(people -> teams (team_id));
diesel::joinable!(relations -> organisations (organisation_id));
diesel::joinable!(tenures -> people (person_id));
diesel::joinable!(tenures -> posts (post_id));
diesel::joinable!(events -> activities (activity_id));
diesel::joinable!(events -> teams (team_id));
diesel::joinable!(events -> users (created_by));
diesel::joinable!(event_guests -> events (event_id));
diesel::joinable!(event_guests -> states (state));
diesel::joinable!(event_guests -> people (person_id));
diesel::joinable!(event_guests -> organisations (organisation_id));
diesel::joinable!(event_guests -> posts (post_id));
diesel::joinable!(event_invitations -> events (event_id));
diesel::joinable!(event_invitations -> people (person_id));
diesel::joinable!(event_invitations -> mails (mail_id));
diesel::joinable!(event_agenda -> events (event_id));
diesel::joinable!(event_agenda -> people (person_id));
diesel::joinable!(event_money -> events (event_id));
diesel::joinable!(exchanges -> states (state));
diesel::joinable!(exchanges -> activities (activity_id));
diesel::joinable!(exchanges -> events (event_id));
diesel::joinable!(exchanges -> teams (team_id));
diesel::joinable!(exchanges -> users (created_by));
diesel::joinable!(exchange_people -> exchanges (exchange_id));
diesel::joinable!(exchange_people -> people (person_id));
diesel::joinable!(commitments -> exchanges (exchange_id));
diesel::joinable!(commitments -> states (state));
diesel::joinable!(commitments -> people (person_id));
diesel::joinable!(commitments -> posts (post_id));
diesel::joinable!(barriers -> states (state));
diesel::joinable!(barriers -> barrier_kinds (kind));
diesel::joinable!(barriers -> exchanges (exchange_id));
diesel::joinable!(barriers -> teams (team_id));
diesel::joinable!(barriers -> responses (response_id));
diesel::joinable!(entered_answers -> responses (response_id));
diesel::joinable!(responses -> exchanges (exchange_id));
diesel::joinable!(coding_passes -> users (coder_id));
diesel::joinable!(codings -> responses (response_id));
diesel::joinable!(codes -> codings (coding_id));
diesel::joinable!(pathway_steps -> states (state));
diesel::joinable!(pathway_steps -> teams (team_id));
diesel::joinable!(pathway_history -> pathway_steps (step_id));
diesel::joinable!(positions -> states (state));
diesel::joinable!(positions -> exchanges (exchange_id));
diesel::joinable!(positions -> teams (team_id));
diesel::joinable!(state_contacts -> states (state));
diesel::joinable!(state_contacts -> teams (team_id));
diesel::joinable!(activity_contacts -> activities (activity_id));
diesel::joinable!(activity_contacts -> teams (team_id));
diesel::joinable!(questionnaires -> users (changed_by));
diesel::joinable!(circulations -> questionnaires (questionnaire_id));
diesel::joinable!(circulations -> work_plans (work_plan_id));
diesel::joinable!(circulations -> teams (team_id));
diesel::joinable!(invitations -> circulations (circulation_id));
diesel::joinable!(invitations -> states (state));
diesel::joinable!(invitations -> people (person_id));
diesel::joinable!(invitations -> posts (post_id));
diesel::joinable!(response_pages -> responses (response_id));
diesel::joinable!(section_links -> invitations (invitation_id));
diesel::joinable!(sign_offs -> responses (response_id));
diesel::joinable!(omissions -> circulations (circulation_id));
diesel::joinable!(anonymous_drafts -> circulations (circulation_id));
diesel::joinable!(anonymous_answers -> circulations (circulation_id));
diesel::joinable!(anonymous_turnout -> circulations (circulation_id));
diesel::joinable!(omissions -> states (state));
diesel::joinable!(invitation_keys -> invitations (invitation_id));
diesel::joinable!(reminder_rules -> circulations (circulation_id));
diesel::joinable!(reminder_stops -> circulations (circulation_id));
diesel::joinable!(extensions -> circulations (circulation_id));
diesel::joinable!(circulation_notes -> circulations (circulation_id));
diesel::joinable!(circulation_notes -> invitations (invitation_id));
diesel::joinable!(responses -> circulations (circulation_id));
diesel::joinable!(responses -> questionnaires (questionnaire_id));
diesel::joinable!(responses -> states (state));
diesel::joinable!(responses -> users (entered_by));
diesel::joinable!(responses -> teams (team_id));
diesel::joinable!(answers -> responses (response_id));
diesel::joinable!(mails -> invitations (invitation_id));
diesel::joinable!(mails -> states (state));
diesel::joinable!(mails -> teams (team_id));
diesel::joinable!(mail_attempts -> mails (mail_id));
diesel::joinable!(answer_files -> responses (response_id));
diesel::joinable!(attachments -> exchanges (exchange_id));
diesel::joinable!(attachments -> events (event_id));
diesel::joinable!(attachments -> users (added_by));

diesel::table! {
    contents (sha256) {
        sha256 -> Text,
        bytes -> BigInt,
        created_at -> Timestamp,
        leaving_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    content_claims (sha256, user_id) {
        sha256 -> Text,
        user_id -> BigInt,
        name -> Text,
        kind -> Text,
        until -> Timestamp,
    }
}

diesel::table! {
    answer_files (id) {
        id -> BigInt,
        response_id -> BigInt,
        number -> Integer,
        question -> Text,
        name -> Text,
        kind -> Text,
        bytes -> BigInt,
        sha256 -> Text,
        created_at -> Timestamp,
        signed_at -> Nullable<Timestamp>,
        is_current -> Bool,
    }
}

diesel::table! {
    answer_claims (sha256, circulation_id, state) {
        sha256 -> Text,
        circulation_id -> BigInt,
        state -> Text,
        bytes -> BigInt,
        until -> Timestamp,
    }
}

diesel::table! {
    attachments (id) {
        id -> BigInt,
        exchange_id -> Nullable<BigInt>,
        event_id -> Nullable<BigInt>,
        number -> Integer,
        name -> Text,
        kind -> Text,
        bytes -> BigInt,
        sha256 -> Text,
        added_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    digests (user_id, week) {
        user_id -> BigInt,
        week -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    note_numbers (team_id, year) {
        team_id -> BigInt,
        year -> Integer,
        last -> Integer,
    }
}

// The words of records for the search: see `search::queries`. A column of a table's own name
// is the whole row of it, as SQLite's full text has it.
diesel::table! {
    exchange_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "exchange_words"]
        all -> Text,
    }
}

diesel::table! {
    commitment_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "commitment_words"]
        all -> Text,
    }
}

diesel::table! {
    position_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "position_words"]
        all -> Text,
    }
}

diesel::table! {
    barrier_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "barrier_words"]
        all -> Text,
    }
}

diesel::table! {
    step_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "step_words"]
        all -> Text,
    }
}

diesel::table! {
    target_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "target_words"]
        all -> Text,
    }
}

diesel::table! {
    person_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "person_words"]
        all -> Text,
    }
}

diesel::table! {
    relation_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "relation_words"]
        all -> Text,
    }
}

diesel::table! {
    event_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "event_words"]
        all -> Text,
    }
}

diesel::table! {
    agenda_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "agenda_words"]
        all -> Text,
    }
}

diesel::table! {
    post_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "post_words"]
        all -> Text,
    }
}

diesel::table! {
    organisation_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "organisation_words"]
        all -> Text,
    }
}

diesel::table! {
    attachment_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "attachment_words"]
        all -> Text,
    }
}

diesel::table! {
    answer_words (rowid) {
        rowid -> BigInt,
        #[sql_name = "answer_words"]
        all -> Text,
    }
}

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    exchange_people::person_id,
    exchanges::team_id,
);
diesel::allow_tables_to_appear_in_same_query!(
    exchange_words,
    commitment_words,
    position_words,
    barrier_words,
    step_words,
    target_words,
    person_words,
    relation_words,
    event_words,
    agenda_words,
    post_words,
    organisation_words,
    attachment_words,
    answer_words,
    teams,
    users,
    sessions,
    account_links,
    calendar_feeds,
    saved_views,
    oidc_identities,
    oidc_flows,
    named_readers,
    sign_in_failures,
    known_devices,
    totp_set_ups,
    totp_factors,
    recovery_codes,
    pending_sign_ins,
    passkeys,
    passkey_challenges,
    one_time_links,
    audit,
    audit_values,
    audit_recorder,
    audit_head,
    treaty_packs,
    states,
    state_organizations,
    acts,
    votes,
    vote_totals,
    interim_steps,
    contamination_stockpiles,
    meetings,
    barrier_kinds,
    work_plans,
    objectives,
    activities,
    outputs,
    target_categories,
    implementers,
    timeline_items,
    targets,
    category_settings,
    target_supporters,
    target_departures,
    organisations,
    posts,
    people,
    tenures,
    relations,
    events,
    event_agenda,
    event_guests,
    event_invitations,
    event_money,
    exchanges,
    exchange_people,
    commitments,
    barriers,
    pathway_templates,
    pathway_steps,
    pathway_history,
    positions,
    state_contacts,
    activity_contacts,
    questionnaires,
    circulations,
    invitations,
    invitation_keys,
    reminder_rules,
    reminder_stops,
    circulation_notes,
    extensions,
    anonymous_drafts,
    anonymous_answers,
    anonymous_turnout,
    omissions,
    response_pages,
    section_links,
    sign_offs,
    responses,
    answers,
    entered_answers,
    coding_passes,
    codings,
    codes,
    mails,
    mail_attempts,
    contents,
    content_claims,
    answer_files,
    answer_claims,
    attachments,
    note_numbers,
    digests,
);

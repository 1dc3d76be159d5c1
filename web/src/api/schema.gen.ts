/* Written by scripts/gen-api.ts from the OpenAPI document. Do not edit. */

export interface Routes {
  "POST /api/accident-victims/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/accidents": {
    query: {
      cursor?: string;
      text?: string;
      class?: "mine" | "demining" | "cluster" | "ied" | "uxo-axo" | "stored-ammunition" | "other";
    };
    response: {
      items: ListedAccident[];
      next: string | null;
      counts: {
        value: string;
        count: number;
      }[];
    };
  };
  "POST /api/accidents": {
    body: {
      title: string;
      dated?: string | null;
      placeId?: string | null;
      latitude?: number | null;
      longitude?: number | null;
      precision?: "measured" | "map" | "approximate" | "settlement" | "none";
      class?: "mine" | "demining" | "cluster" | "ied" | "uxo-axo" | "stored-ammunition" | "other";
      deviceCategory?: string | null;
      deviceModel?: string | null;
      circumstances?: string | null;
      ground?: string | null;
      marked?: "yes" | "no" | "unknown";
      moved?: "yes" | "no" | "unknown";
      killedLeast?: number | null;
      killedMost?: number | null;
      injuredLeast?: number | null;
      injuredMost?: number | null;
      countedBy?: string | null;
      serial?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/accidents/{id}": {
    params: {
      id: string;
    };
    response: WholeAccident;
  };
  "PATCH /api/accidents/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      dated?: string | null;
      placeId?: string | null;
      latitude?: number | null;
      longitude?: number | null;
      precision?: "measured" | "map" | "approximate" | "settlement" | "none";
      class?: "mine" | "demining" | "cluster" | "ied" | "uxo-axo" | "stored-ammunition" | "other";
      deviceCategory?: string | null;
      deviceModel?: string | null;
      circumstances?: string | null;
      ground?: string | null;
      marked?: "yes" | "no" | "unknown";
      moved?: "yes" | "no" | "unknown";
      killedLeast?: number | null;
      killedMost?: number | null;
      injuredLeast?: number | null;
      injuredMost?: number | null;
      countedBy?: string | null;
      serial?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/accidents/{id}/victims": {
    params: {
      id: string;
    };
    body: {
      actorId?: string | null;
      sex?: "female" | "male" | "other" | "unknown";
      age?: number | null;
      ageBand?: "child" | "adult" | "older" | "unknown";
      outcome?: "killed" | "injured" | "unknown";
      role?: "civilian" | "combatant" | "deminer" | "unknown";
      roleRule?: string | null;
      activity?: string | null;
      tampered?: "yes" | "no" | "unknown";
      consent?: "given" | "refused" | "not-asked";
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/accidents/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/account": {
    response: Account;
  };
  "POST /api/account/end-sessions": {
    body: {
      id?: string;
    };
    response: {
      ended: number;
    };
  };
  "POST /api/actor-distincts/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/actor-merges/{id}/undoing": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/actor-names/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/actor-relations/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/actors": {
    query: {
      kind?: "person" | "group";
      text?: string;
      protected?: "yes" | "no";
      merged?: "no" | "only" | "all";
      cursor?: string;
      limit?: number;
    };
    response: {
      items: Actor[];
      next: string | null;
      total: number;
    } & {
      totalIsExact: boolean;
    };
  };
  "POST /api/actors": {
    body: {
      kind: "person" | "group";
      countingUnit?: string | null;
      compartmentId?: string;
      isProtected?: boolean;
      openReason?: string | null;
      identityCompartmentId?: string;
      facts?: {
        sex?: "female" | "male" | "other" | null;
        bornOn?: string | null;
        diedOn?: string | null;
        ageLower?: number | null;
        ageUpper?: number | null;
        ageOn?: string | null;
        numberLower?: number | null;
        numberUpper?: number | null;
        description?: string | null;
        /**
         * @maxItems 20
         */
        occupations?: string[];
        civilStatus?: string | null;
        birthplace?: string | null;
        birthplaceId?: string | null;
        /**
         * @maxItems 20
         */
        characteristics?: string[];
        /**
         * @maxItems 20
         */
        citizenships?: string[];
        /**
         * @maxItems 20
         */
        languages?: string[];
        religion?: string | null;
        ethnicBackground?: string | null;
        nationalOrigin?: string | null;
        health?: string | null;
      };
      /**
       * @maxItems 30
       */
      names?: {
        name: string;
        kind: "official" | "birth" | "other" | "nickname" | "transliteration";
        language: string | null;
        sourceId: string | null;
        claimId: string | null;
        isMain?: boolean;
      }[];
    };
    response: {
      id: string;
      pseudonym: string;
    };
  };
  "GET /api/actors/candidates": {
    query: {
      of?: string;
      limit?: number;
    };
    response: {
      candidates: ActorCandidate[];
      hasMore: boolean;
    };
  };
  "GET /api/actors/{id}": {
    params: {
      id: string;
    };
    response: {
      actor: Actor;
      withdrawnReason: string | null;
      sameAs: Actor[];
      keptId: string | null;
      names: ActorName[];
      merges: ActorMerge[];
      distincts: ActorDistinct[];
      relations: ActorRelation[];
      bases: Basis[];
    };
  };
  "PATCH /api/actors/{id}": {
    params: {
      id: string;
    };
    body: {
      facts: {
        sex?: "female" | "male" | "other" | null;
        bornOn?: string | null;
        diedOn?: string | null;
        ageLower?: number | null;
        ageUpper?: number | null;
        ageOn?: string | null;
        numberLower?: number | null;
        numberUpper?: number | null;
        description?: string | null;
        /**
         * @maxItems 20
         */
        occupations?: string[];
        civilStatus?: string | null;
        birthplace?: string | null;
        birthplaceId?: string | null;
        /**
         * @maxItems 20
         */
        characteristics?: string[];
        /**
         * @maxItems 20
         */
        citizenships?: string[];
        /**
         * @maxItems 20
         */
        languages?: string[];
        religion?: string | null;
        ethnicBackground?: string | null;
        nationalOrigin?: string | null;
        health?: string | null;
      };
      countingUnit?: string;
      reason?: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/actors/{id}/distincts": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/actors/{id}/history": {
    params: {
      id: string;
    };
    response: {
      entries: HistoryLine[];
    };
  };
  "POST /api/actors/{id}/merges": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/actors/{id}/names": {
    params: {
      id: string;
    };
    body: {
      name: string;
      kind: "official" | "birth" | "other" | "nickname" | "transliteration";
      language: string | null;
      sourceId: string | null;
      claimId: string | null;
      isMain?: boolean;
    };
    response: {
      id: string;
    };
  };
  "POST /api/actors/{id}/protection": {
    params: {
      id: string;
    };
    body: {
      isProtected: boolean;
      compartmentId?: string;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/actors/{id}/relations": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      kind: "member" | "commands" | "kin" | "employed" | "other";
      words: string | null;
      from: string | null;
      until: string | null;
      claimId: string | null;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/actors/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/allegations": {
    query: {
      cursor?: string;
    };
    response: {
      items: Allegation[];
      next: string | null;
    };
  };
  "POST /api/allegations": {
    body: {
      title: string;
      party: string;
      respondent: string;
      forum: string;
      provision: string;
      standard?: string | null;
      /**
       * Id of the rule of attribution that the party relies on.
       */
      attribution?: string | null;
      facts?: string | null;
      period?: string | null;
      place?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
      /**
       * Of the forum: FORUM_INTERPRETIVE: it finds no breach of the instrument by itself and reads it with what it applies; FORUM_NONE: the instrument has no basis there; FORUM_NOT_STATED: the law that is loaded says nothing of it; FORUM_RESERVED: a party made a reservation to the provision by which it decides. Empty: it can find a breach.
       */
      remarks: {
        code: "FORUM_INTERPRETIVE" | "FORUM_NONE" | "FORUM_NOT_STATED" | "FORUM_RESERVED";
        /**
         * What it rests on is to be checked by a lawyer.
         */
        toCheck: boolean;
        /**
         * Of which of the two it is said.
         */
        parties: string[];
      }[];
    };
  };
  "GET /api/allegations/{id}": {
    params: {
      id: string;
    };
    query: {
      stage?: string;
    };
    response: Matrix;
  };
  "PATCH /api/allegations/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      party?: string;
      respondent?: string;
      forum?: string;
      provision?: string;
      standard?: string | null;
      /**
       * Id of the rule of attribution that the party relies on.
       */
      attribution?: string | null;
      facts?: string | null;
      period?: string | null;
      place?: string | null;
    };
    response: {
      version: string;
      /**
       * Of the forum: FORUM_INTERPRETIVE: it finds no breach of the instrument by itself and reads it with what it applies; FORUM_NONE: the instrument has no basis there; FORUM_NOT_STATED: the law that is loaded says nothing of it; FORUM_RESERVED: a party made a reservation to the provision by which it decides. Empty: it can find a breach.
       */
      remarks: {
        code: "FORUM_INTERPRETIVE" | "FORUM_NONE" | "FORUM_NOT_STATED" | "FORUM_RESERVED";
        /**
         * What it rests on is to be checked by a lawyer.
         */
        toCheck: boolean;
        /**
         * Of which of the two it is said.
         */
        parties: string[];
      }[];
    };
  };
  "GET /api/allegations/{id}/evidence": {
    params: {
      id: string;
    };
    query: {
      slot?: string;
      only?: "unanswered" | "unweighed" | "alerts";
      cursor?: string;
    };
    response: LaidPage;
  };
  "POST /api/allegations/{id}/evidence": {
    params: {
      id: string;
    };
    body: {
      slot: string;
      stance: "for" | "against";
      claimId?: string;
      conclusionId?: string;
      incidentId?: string;
      record?: {
        table:
          | "obstacle"
          | "hazard_record"
          | "handover"
          | "accident"
          | "ground_area"
          | "found_device"
          | "detention_record"
          | "displacement_record";
        id: string;
      };
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/allegations/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/bases": {
    body: {
      table: "actor" | "incident" | "act" | "involvement" | "information" | "intervention";
      recordId: string;
      field: string;
      claimId: string;
      stance: "supports" | "contradicts";
      note: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/bases/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/builds/{id}/bundle": {
    params: {
      id: string;
    };
  };
  "POST /api/builds/{id}/verify": {
    params: {
      id: string;
    };
    response: {
      result: string;
      checks: Check[];
    };
  };
  "GET /api/builds/{id}/volumes/{number}": {
    params: {
      id: string;
      number: number;
    };
  };
  "POST /api/cases": {
    body: {
      title: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/casualties": {
    response: Casualties;
  };
  "GET /api/changes": {
    query: {
      person?: string;
      kind?: string;
      day?: string;
      subject?: string;
      before?: number;
      limit?: number;
    };
    response: {
      changes: Change[];
      next: string | null;
    };
  };
  "POST /api/claim-links/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/claims": {
    query: {
      kind?: string;
      measure?: string;
      source?: string;
      item?: string;
      text?: string;
      cursor?: string;
      limit?: number;
    };
    response: {
      items: Claim[];
      next: string | null;
      total: number;
    } & {
      totalIsExact: boolean;
    };
  };
  "GET /api/claims/{id}": {
    params: {
      id: string;
    };
    response: {
      claim: Claim;
      withdrawnReason: string | null;
      suggestedBy: SuggestedBy | null;
      quotes: Quote[];
      links: ClaimLink[];
      grades: ClaimGrade[];
    };
  };
  "PATCH /api/claims/{id}": {
    params: {
      id: string;
    };
    body: {
      kind?: string;
      body?: string;
      speaker?: string | null;
      polarity?: "affirms" | "denies";
      certainty?: string | null;
      saidOn?: string | null;
      happenedOn?: string | null;
      place?: string | null;
      placeId?: string | null;
      measure?: string | null;
      value?: number | null;
      lower?: number | null;
      upper?: number | null;
      population?: string | null;
      area?: string | null;
      periodFrom?: string | null;
      periodTo?: string | null;
      asOf?: string | null;
    } & {
      reason?: string;
    };
    response: {
      version: string;
    };
  };
  "GET /api/claims/{id}/checks": {
    params: {
      id: string;
    };
    response: {
      checks: ClaimCheck[];
      supporting: Origin[];
      contradicting: Origin[];
      compared: number;
      hasMore: boolean;
    };
  };
  "POST /api/claims/{id}/grades": {
    params: {
      id: string;
    };
    body: {
      reliability: "A" | "B" | "C" | "D" | "E" | "F";
      credibility: "1" | "2" | "3" | "4" | "5" | "6";
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/claims/{id}/links": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      relation: "supports" | "contradicts" | "qualifies" | "same-origin";
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/claims/{id}/quotes": {
    params: {
      id: string;
    };
    body: {
      quoteId: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/claims/{id}/weighings": {
    params: {
      id: string;
    };
    body: {
      kind: string;
      answers: {
        [k: string]: unknown;
      };
      band?: number | null;
      reasons?: string | null;
    };
    response: {
      band: number;
      computed: number;
    };
  };
  "POST /api/claims/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/comments": {
    query: {
      table:
        | "item"
        | "dossier"
        | "claim"
        | "incident"
        | "actor_identity"
        | "conclusion"
        | "allegation"
        | "proceeding"
        | "undertaking"
        | "pleading"
        | "settlement"
        | "handover"
        | "hazard_record"
        | "detention_record"
        | "accident"
        | "ground_area"
        | "displacement_record";
      id: string;
    };
    response: {
      comments: Comment[];
      /**
       * Who may see the record and can be named.
       */
      people: Named[];
    };
  };
  "POST /api/comments": {
    body: {
      table:
        | "item"
        | "dossier"
        | "claim"
        | "incident"
        | "actor_identity"
        | "conclusion"
        | "allegation"
        | "proceeding"
        | "undertaking"
        | "pleading"
        | "settlement"
        | "handover"
        | "hazard_record"
        | "detention_record"
        | "accident"
        | "ground_area"
        | "displacement_record";
      id: string;
      body: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/comments/{id}": {
    params: {
      id: string;
    };
    body: {
      body: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/comments/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/compartments": {
    body: {
      name: string;
      description?: string;
      isSealed: boolean;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/compliance-events/{id}": {
    params: {
      id: string;
    };
    body: {
      says?: "performed" | "partly-performed" | "not-performed" | "breached" | "disputed" | "prevented" | "extended";
      saidBy?: string;
      side?: string | null;
      saidOn?: string | null;
      happenedOn?: string | null;
      extendedTo?: string | null;
      note?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
    };
    response: {
      version: string;
    };
  };
  "POST /api/compliance-events/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/conclusion-claims": {
    query: {
      status?: string;
      incident?: string;
      text?: string;
      grounds?: "none" | "against";
      cursor?: string;
    };
    response: {
      items: GroundedConclusion[];
      next: string | null;
    };
  };
  "POST /api/conclusion-claims/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/conclusions": {
    query: {
      status?: string;
      incident?: string;
      text?: string;
      grounds?: "none" | "against";
      cursor?: string;
    };
    response: {
      items: Conclusion[];
      next: string | null;
    };
  };
  "POST /api/conclusions": {
    body: {
      statement: string;
    } & {
      reasons?: string | null;
      standard?: "reasonable-grounds" | "balance" | "convincing" | "beyond-doubt" | null;
      incidentId?: string | null;
      claimId?: string;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/conclusions/{id}": {
    params: {
      id: string;
    };
    response: {
      conclusion: Conclusion;
      withdrawnReason: string | null;
      steps: ConclusionStep[];
      claims: NamedClaim[];
      /**
       * Whether what it says can be changed in its status.
       */
      isOpen: boolean;
      /**
       * Statuses to which whoever asks can take it.
       */
      next: string[];
    };
  };
  "PATCH /api/conclusions/{id}": {
    params: {
      id: string;
    };
    body: {
      statement?: string;
      reasons?: string | null;
      standard?: "reasonable-grounds" | "balance" | "convincing" | "beyond-doubt" | null;
      incidentId?: string | null;
    };
    response: {
      version: string;
    };
  };
  "POST /api/conclusions/{id}/claims": {
    params: {
      id: string;
    };
    body: {
      claimId: string;
      stance: "supports" | "contradicts";
      note: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/conclusions/{id}/revision": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/conclusions/{id}/steps": {
    params: {
      id: string;
    };
    body: {
      to: "find-to-do" | "find-in-progress" | "find-ready" | "find-reviewed" | "find-sealed" | "find-disputed";
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/conclusions/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/consents/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    } & {
      on: string | null;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/criterion-assessments/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/detentions": {
    query: {
      cursor?: string;
      text?: string;
      status?: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
      outcome?:
        "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | "none-recorded";
      state?:
        | "missing"
        | "remains-recovered"
        | "identified"
        | "administratively-missing"
        | "found-alive"
        | "closed"
        | "not-said";
      sample?: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
    };
    response: {
      items: ListedDetention[];
      next: string | null;
      counts: DetentionCounts;
    };
  };
  "POST /api/detentions": {
    body: {
      capturedOn?: string | null;
      capturedAt?: string | null;
      capturedUnit?: string | null;
      capturedBy?: string | null;
      /**
       * @maxItems 50
       */
      statuses?: {
        party: string;
        words: string;
        code: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
        asOf: string | null;
      }[];
      /**
       * @maxItems 50
       */
      places?: {
        name: string;
        from: string | null;
        until: string | null;
      }[];
      /**
       * @maxItems 50
       */
      acknowledged?: {
        by: string;
        on: string | null;
      }[];
      /**
       * @maxItems 50
       */
      visits?: string[];
      outcome?: "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | null;
      outcomeOn?: string | null;
      outcomeWords?: string | null;
      note?: string | null;
      actorId?: string | null;
      unnamed?: number;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/detentions/checks": {
    response: {
      findings: DetentionFinding[];
      checked: {
        detention: number;
        missing: number;
        exchange: number;
      };
      isWhole: boolean;
    };
  };
  "POST /api/detentions/evidence/{id}/removal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/detentions/{id}": {
    params: {
      id: string;
    };
    response: WholeDetention;
  };
  "PATCH /api/detentions/{id}": {
    params: {
      id: string;
    };
    body: {
      capturedOn?: string | null;
      capturedAt?: string | null;
      capturedUnit?: string | null;
      capturedBy?: string | null;
      /**
       * @maxItems 50
       */
      statuses?: {
        party: string;
        words: string;
        code: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
        asOf: string | null;
      }[];
      /**
       * @maxItems 50
       */
      places?: {
        name: string;
        from: string | null;
        until: string | null;
      }[];
      /**
       * @maxItems 50
       */
      acknowledged?: {
        by: string;
        on: string | null;
      }[];
      /**
       * @maxItems 50
       */
      visits?: string[];
      outcome?: "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | null;
      outcomeOn?: string | null;
      outcomeWords?: string | null;
      note?: string | null;
      actorId?: string | null;
      unnamed?: number;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/detentions/{id}/evidence": {
    params: {
      id: string;
    };
    body: {
      part:
        | "whole"
        | "status"
        | "capture"
        | "place"
        | "acknowledgement"
        | "visit"
        | "treatment"
        | "outcome"
        | "last-seen"
        | "sample"
        | "grave";
      serial?: string | null;
      claimId?: string | null;
      incidentId?: string | null;
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "GET /api/detentions/{id}/kind": {
    params: {
      id: string;
    };
    response: {
      kind: "detention" | "missing" | "exchange";
    };
  };
  "PUT /api/detentions/{id}/registration": {
    params: {
      id: string;
    };
    body: {
      number: string;
      compartmentId?: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/detentions/{id}/registration": {
    params: {
      id: string;
    };
    response: {
      number: string | null;
    };
  };
  "POST /api/detentions/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/displacement-aggregates": {
    query: {
      by?: "year" | "cause" | "destination";
    };
    response: DisplacementAggregates;
  };
  "GET /api/displacement-aggregates/public": {
    query: {
      k?: number;
    };
    response: PublicDisplacements;
  };
  "GET /api/displacements": {
    query: {
      cursor?: string;
      kind?: "household" | "event" | "property";
      text?: string;
      settlementId?: string;
      year?: number;
      cause?:
        | "hostilities"
        | "shelling"
        | "threat"
        | "expulsion"
        | "order"
        | "evacuation"
        | "mines"
        | "destroyed-home"
        | "other"
        | "not-said";
      wish?: "return" | "return-if" | "stay" | "resettle" | "undecided" | "not-said";
      status?: "not-possible" | "visit" | "partial" | "returned" | "relocated" | "deceased" | "not-said";
    };
    response: {
      items: ListedDisplacement[];
      next: string | null;
      counts: DisplacementCounts;
    };
  };
  "POST /api/displacements/events": {
    body: {
      origin?: string | null;
      address?: string | null;
      from?: string | null;
      until?: string | null;
      cause?:
        | "hostilities"
        | "shelling"
        | "threat"
        | "expulsion"
        | "order"
        | "evacuation"
        | "mines"
        | "destroyed-home"
        | "other"
        | "not-said";
      causeWords?: string | null;
      size?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      /**
       * @maxItems 50
       */
      alleged?: {
        actor: string;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      destinations?: {
        place: string;
        from: string | null;
        saidBy: string | null;
      }[];
      note?: string | null;
      settlementId?: string | null;
      householdId?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/displacements/events/{id}": {
    params: {
      id: string;
    };
    body: {
      origin?: string | null;
      address?: string | null;
      from?: string | null;
      until?: string | null;
      cause?:
        | "hostilities"
        | "shelling"
        | "threat"
        | "expulsion"
        | "order"
        | "evacuation"
        | "mines"
        | "destroyed-home"
        | "other"
        | "not-said";
      causeWords?: string | null;
      size?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      /**
       * @maxItems 50
       */
      alleged?: {
        actor: string;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      destinations?: {
        place: string;
        from: string | null;
        saidBy: string | null;
      }[];
      note?: string | null;
      settlementId?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/displacements/evidence/{id}/removal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/displacements/households": {
    body: {
      sizeThen?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      sizeNow?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      /**
       * @maxItems 50
       */
      intentions?: {
        on: string | null;
        wish: "return" | "return-if" | "stay" | "resettle" | "undecided";
        conditions: string | null;
        saidBy: string;
      }[];
      /**
       * @maxItems 50
       */
      statuses?: {
        status: "not-possible" | "visit" | "partial" | "returned" | "relocated" | "deceased";
        from: string | null;
        until: string | null;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      losses?: {
        what: string;
        /**
         * A decimal number in digits.
         */
        amount: string;
        /**
         * Three letters of ISO 4217; nothing is converted.
         */
        currency: string;
        from: string | null;
        until: string | null;
        basis: string | null;
        valuedBy: string;
        property: string | null;
      }[];
      note?: string | null;
      compartmentId?: string;
      /**
       * @maxItems 100
       */
      members?: {
        actorId: string;
        role: "head" | "member";
        at: "then" | "now";
      }[];
      event?: {
        origin?: string | null;
        address?: string | null;
        from?: string | null;
        until?: string | null;
        cause?:
          | "hostilities"
          | "shelling"
          | "threat"
          | "expulsion"
          | "order"
          | "evacuation"
          | "mines"
          | "destroyed-home"
          | "other"
          | "not-said";
        causeWords?: string | null;
        size?: {
          are: "exact" | "at-least" | "unknown";
          count: number | null;
          saidBy: string | null;
        };
        /**
         * @maxItems 50
         */
        alleged?: {
          actor: string;
          saidBy: string;
          words: string | null;
        }[];
        /**
         * @maxItems 50
         */
        destinations?: {
          place: string;
          from: string | null;
          saidBy: string | null;
        }[];
        note?: string | null;
        settlementId?: string | null;
      };
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/displacements/households/{id}": {
    params: {
      id: string;
    };
    body: {
      sizeThen?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      sizeNow?: {
        are: "exact" | "at-least" | "unknown";
        count: number | null;
        saidBy: string | null;
      };
      /**
       * @maxItems 50
       */
      intentions?: {
        on: string | null;
        wish: "return" | "return-if" | "stay" | "resettle" | "undecided";
        conditions: string | null;
        saidBy: string;
      }[];
      /**
       * @maxItems 50
       */
      statuses?: {
        status: "not-possible" | "visit" | "partial" | "returned" | "relocated" | "deceased";
        from: string | null;
        until: string | null;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      losses?: {
        what: string;
        /**
         * A decimal number in digits.
         */
        amount: string;
        /**
         * Three letters of ISO 4217; nothing is converted.
         */
        currency: string;
        from: string | null;
        until: string | null;
        basis: string | null;
        valuedBy: string;
        property: string | null;
      }[];
      note?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/displacements/members/{id}/removal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/displacements/properties": {
    body: {
      type?: "house" | "flat" | "land" | "garden" | "farm" | "business" | "grave" | "communal" | "other" | "not-said";
      place?: string | null;
      parcel?: string | null;
      extent?: string | null;
      right?: "ownership" | "right-of-use" | "lease" | "communal" | "other" | "not-said";
      rightWords?: string | null;
      /**
       * @maxItems 50
       */
      titles?: {
        kind:
          | "technical-passport"
          | "household-register"
          | "title-deed"
          | "map-or-plan"
          | "official-record"
          | "witness"
          | "photograph"
          | "other";
        grade: "not-graded" | "weak" | "moderate" | "strong";
        words: string;
        serial: string | null;
      }[];
      /**
       * @maxItems 50
       */
      conditions?: {
        condition: "intact" | "damaged" | "destroyed" | "looted" | "rebuilt" | "unknown";
        on: string | null;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      occupants?: {
        who: string;
        from: string | null;
        until: string | null;
        saidBy: string;
      }[];
      note?: string | null;
      settlementId?: string | null;
      householdId: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/displacements/properties/{id}": {
    params: {
      id: string;
    };
    body: {
      type?: "house" | "flat" | "land" | "garden" | "farm" | "business" | "grave" | "communal" | "other" | "not-said";
      place?: string | null;
      parcel?: string | null;
      extent?: string | null;
      right?: "ownership" | "right-of-use" | "lease" | "communal" | "other" | "not-said";
      rightWords?: string | null;
      /**
       * @maxItems 50
       */
      titles?: {
        kind:
          | "technical-passport"
          | "household-register"
          | "title-deed"
          | "map-or-plan"
          | "official-record"
          | "witness"
          | "photograph"
          | "other";
        grade: "not-graded" | "weak" | "moderate" | "strong";
        words: string;
        serial: string | null;
      }[];
      /**
       * @maxItems 50
       */
      conditions?: {
        condition: "intact" | "damaged" | "destroyed" | "looted" | "rebuilt" | "unknown";
        on: string | null;
        saidBy: string;
        words: string | null;
      }[];
      /**
       * @maxItems 50
       */
      occupants?: {
        who: string;
        from: string | null;
        until: string | null;
        saidBy: string;
      }[];
      note?: string | null;
      settlementId?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "GET /api/displacements/{id}": {
    params: {
      id: string;
    };
    response: WholeDisplacement;
  };
  "POST /api/displacements/{id}/evidence": {
    params: {
      id: string;
    };
    body: {
      part:
        | "whole"
        | "size"
        | "members"
        | "origin"
        | "dates"
        | "cause"
        | "actor"
        | "destination"
        | "title"
        | "right"
        | "condition"
        | "occupant"
        | "intention"
        | "status"
        | "loss";
      stance: "supports" | "contradicts";
      serial?: string | null;
      claimId?: string | null;
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/displacements/{id}/members": {
    params: {
      id: string;
    };
    body: {
      actorId: string;
      role: "head" | "member";
      at: "then" | "now";
    };
    response: {
      id: string;
    };
  };
  "POST /api/displacements/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/dossiers": {
    response: {
      dossiers: Dossier[];
    };
  };
  "POST /api/dossiers": {
    body: {
      name: string;
      title: string;
      forum?: string;
      numbering?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/dossiers/{id}": {
    params: {
      id: string;
    };
    response: {
      dossier: Dossier;
      exhibits: Exhibit[];
      builds: Build[];
      plan: {
        pageLimit: number | null;
        /**
         * @maxItems 20
         */
        languages: string[];
        volumes: {
          /**
           * Id of a profile of the law.
           */
          profile: string;
          language: "en" | "fr" | "az" | "hy" | "ru";
          /**
           * What the numbers on the pages begin with.
           */
          ernPrefix: string;
          /**
           * The case with its parties, on the cover.
           */
          caseName?: string;
          /**
           * The day on the cover.
           */
          coverOn?: string;
        } | null;
      };
      /**
       * The profiles by which volumes can be made.
       */
      profiles: {
        id: string;
        forum: string;
        names: LawText;
        languages: string[];
        pageLimit: number | null;
      }[];
      problems: DossierProblem[];
      budget: {
        pages: number;
        /**
         * Of other dossiers of the same party in the same case.
         */
        otherPages: number;
        withoutPages: number;
        limit: number | null;
      };
      /**
       * Of the list of exhibits; to be sent back as If-Match when it is changed.
       */
      version: string;
      /**
       * The same of the dossier itself.
       */
      dossierVersion: string;
    };
  };
  "PATCH /api/dossiers/{id}": {
    params: {
      id: string;
    };
    body: {
      title: string;
      forum: string | null;
      numbering: string;
      pageLimit: number | null;
      /**
       * @maxItems 20
       */
      languages: string[];
      volumes: {
        /**
         * Id of a profile of the law.
         */
        profile: string;
        language: "en" | "fr" | "az" | "hy" | "ru";
        /**
         * What the numbers on the pages begin with.
         */
        ernPrefix: string;
        /**
         * The case with its parties, on the cover.
         */
        caseName?: string;
        /**
         * The day on the cover.
         */
        coverOn?: string;
      } | null;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/dossiers/{id}/builds": {
    params: {
      id: string;
    };
    query: {
      public?: boolean;
    };
    body: {
      /**
       * Volumes as PDF/A-2u, with the pages of exhibits as pictures.
       */
      isPdfA?: boolean;
      /**
       * File the quotes of the exhibits with them, and the texts they are taken from. A public version files none.
       */
      withQuotes?: boolean;
    };
    response: {
      build: Build;
      checks: Check[];
    };
  };
  "GET /api/dossiers/{id}/choice": {
    params: {
      id: string;
    };
    query: {
      limit?: number;
    };
    response: {
      limit: number;
      pages: {
        all: number;
        kept: number;
      };
      allegations: number;
      passedOver: number;
      exhibits: {
        exhibitId: string;
        serial: string;
        label: string;
        title: string;
        pages: number | null;
        /**
         * Allegations that would fall, or fall lower, without it.
         */
        hangsOn: number;
        /**
         * Elements for which it is laid as evidence.
         */
        elements: number;
        /**
         * The highest band that a person confirmed; null: none was.
         */
        best: number | null;
        /**
         * It was withdrawn, or no consent covers it.
         */
        isBarred: boolean;
        isKept: boolean;
        /**
         * Pages to annex as an extract, such as 3-5, 12, where the whole does not fit; null: the whole, or nothing.
         */
        extract: string | null;
      }[];
    };
  };
  "PUT /api/dossiers/{id}/exhibits": {
    params: {
      id: string;
    };
    body: {
      /**
       * @maxItems 10000
       */
      exhibits: {
        serial: string;
        title?: string;
        section?: string | null;
      }[];
    };
    response: {
      version: string;
    };
  };
  "PUT /api/dossiers/{id}/exhibits/{exhibitId}/extract": {
    params: {
      id: string;
      exhibitId: string;
    };
    body: {
      /**
       * Such as 3-5, 12, from 1; null: the whole is annexed again.
       */
      pages: string | null;
      reason: string;
    };
    response: {
      version: string;
    };
  };
  "GET /api/dossiers/{id}/filings": {
    params: {
      id: string;
    };
    response: {
      filings: Filing[];
    };
  };
  "POST /api/dossiers/{id}/filings": {
    params: {
      id: string;
    };
    body: {
      buildId: string;
      /**
       * YYYY-MM-DD
       */
      filedOn: string;
      filedWith: string;
      reference: string | null;
    };
    response: {
      id: string;
    };
  };
  "GET /api/dossiers/{id}/labels": {
    params: {
      id: string;
    };
    query: {
      numbering: string;
    };
    response: {
      labels: string[];
    };
  };
  "POST /api/dossiers/{id}/redaction-proposals": {
    params: {
      id: string;
    };
    response: {
      proposals: RedactionProposal[];
      /**
       * Pages with pictures whose words are not known: nothing is proposed of them.
       */
      unread: {
        serial: string;
        page: number;
      }[];
    };
  };
  "POST /api/dossiers/{id}/redactions": {
    params: {
      id: string;
    };
    body: {
      /**
       * @maxItems 10000
       */
      proposals: string[];
      category: "witness" | "victim" | "third-person" | "location" | "medical" | "security" | "privileged";
      /**
       * The order, rule or decision that it rests on.
       */
      authority: string;
      reason: string | null;
    };
    response: {
      covered: RedactionProposal[];
    };
  };
  "GET /api/events": {
    query: {
      after?: number;
    };
  };
  "PUT /api/events/{id}/record": {
    params: {
      id: string;
    };
    body: {
      record: {
        table:
          | "item"
          | "dossier"
          | "claim"
          | "incident"
          | "actor_identity"
          | "conclusion"
          | "allegation"
          | "proceeding"
          | "undertaking"
          | "pleading"
          | "settlement"
          | "handover"
          | "hazard_record"
          | "detention_record"
          | "accident"
          | "ground_area"
          | "displacement_record";
        id: string;
      } | null;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/exchanges": {
    query: {
      cursor?: string;
      text?: string;
      status?: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
      outcome?:
        "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | "none-recorded";
      state?:
        | "missing"
        | "remains-recovered"
        | "identified"
        | "administratively-missing"
        | "found-alive"
        | "closed"
        | "not-said";
      sample?: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
    };
    response: {
      items: ListedDetention[];
      next: string | null;
      counts: DetentionCounts;
    };
  };
  "POST /api/exchanges": {
    body: {
      heldOn?: string | null;
      heldAt?: string | null;
      /**
       * @maxItems 50
       */
      mediators?: string[];
      note?: string | null;
      title: string;
      sideA: string;
      sideB: string;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/exchanges/claims/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/exchanges/parts/{id}/removal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/exchanges/{id}": {
    params: {
      id: string;
    };
    response: WholeDetention;
  };
  "PATCH /api/exchanges/{id}": {
    params: {
      id: string;
    };
    body: {
      heldOn?: string | null;
      heldAt?: string | null;
      /**
       * @maxItems 50
       */
      mediators?: string[];
      note?: string | null;
      title?: string;
      sideA?: string;
      sideB?: string;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/exchanges/{id}/claims": {
    params: {
      id: string;
    };
    body: {
      side: "a" | "b" | null;
      measure: "persons" | "maps" | "mines" | "remains" | "characterisation" | "other";
      value?: number | null;
      words: string;
      claimant: string;
      asOf?: string | null;
      claimId?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/exchanges/{id}/parts": {
    params: {
      id: string;
    };
    body: {
      side: "a" | "b";
      kind: "person" | "map" | "remains";
      serial?: string | null;
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/exchanges/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/filing-notes/{id}/outcome": {
    params: {
      id: string;
    };
    body: {
      outcome: "admitted" | "refused" | "withdrawn";
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/filings/{id}/errata": {
    params: {
      id: string;
    };
  };
  "POST /api/filings/{id}/notes": {
    params: {
      id: string;
    };
    body:
      | {
          kind: "late";
          serial: string;
          reason: string;
        }
      | {
          kind: "erratum";
          place: string;
          says: string;
          shouldSay: string;
          reason: string;
        };
    response: {
      id: string;
    };
  };
  "POST /api/filings/{id}/reopening": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/findings": {
    response: {
      groups: FindingGroup[];
    };
  };
  "GET /api/findings/open": {
    query: {
      tool: string;
      code: string;
      after?: string;
    };
    response: {
      findings: OpenFinding[];
      next: string | null;
    };
  };
  "POST /api/findings/retry": {
    body: {
      tool: string;
      code: string;
    };
    response: {
      items: number;
    };
  };
  "GET /api/found-devices": {
    query: {
      cursor?: string;
    };
    response: {
      items: FoundDevice[];
      next: string | null;
    };
  };
  "POST /api/found-devices": {
    body: {
      foundOn?: string | null;
      latitude?: number | null;
      longitude?: number | null;
      precision?: "measured" | "map" | "approximate" | "settlement" | "none";
      category?:
        | "anti-personnel"
        | "anti-vehicle"
        | "improvised"
        | "booby-trap"
        | "submunition"
        | "uxo"
        | "axo"
        | "other"
        | "unknown";
      model?: string | null;
      lot?: string | null;
      madeOn?: string | null;
      condition?: string | null;
      depthCm?: number | null;
      destroyed?: "yes" | "no" | "unknown";
      record?: string | null;
      areaId?: string | null;
      serial?: string | null;
      note?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/found-devices/{id}": {
    params: {
      id: string;
    };
    body: {
      foundOn?: string | null;
      latitude?: number | null;
      longitude?: number | null;
      precision?: "measured" | "map" | "approximate" | "settlement" | "none";
      category?:
        | "anti-personnel"
        | "anti-vehicle"
        | "improvised"
        | "booby-trap"
        | "submunition"
        | "uxo"
        | "axo"
        | "other"
        | "unknown";
      model?: string | null;
      lot?: string | null;
      madeOn?: string | null;
      condition?: string | null;
      depthCm?: number | null;
      destroyed?: "yes" | "no" | "unknown";
      record?: string | null;
      areaId?: string | null;
      serial?: string | null;
      note?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/found-devices/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/gazetteer": {
    query: {
      text: string;
      lang?: "en" | "fr" | "az" | "hy" | "ru";
    };
    response: {
      candidates: PlaceCandidate[];
      hasMore: boolean;
    };
  };
  "GET /api/gazetteer/{id}": {
    params: {
      id: string;
    };
    response: {
      name: string | null;
    };
  };
  "POST /api/ground-work-parts/{id}/visits": {
    params: {
      id: string;
    };
    body: {
      visitedOn?: string | null;
      inspectedBy: string;
      nonconformity: "none" | "minor" | "major" | "critical";
      words?: string | null;
      measures?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/ground-work-parts/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/ground-works": {
    query: {
      cursor?: string;
    };
    response: {
      items: ListedArea[];
      next: string | null;
    };
  };
  "POST /api/ground-works": {
    body: {
      title: string;
      /**
       * @minItems 1
       * @maxItems 1000
       */
      extent: [
        [
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ],
        ...[
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ][]
      ];
      placeId?: string | null;
      isMeasured?: boolean;
      record?: string | null;
      searched?: "fully" | "partly" | "no";
      searchedReasons?: string | null;
      note?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/ground-works/{id}": {
    params: {
      id: string;
    };
    response: WholeArea;
  };
  "PATCH /api/ground-works/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      placeId?: string | null;
      /**
       * @minItems 1
       * @maxItems 1000
       */
      extent?: [
        [
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ],
        ...[
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ][]
      ];
      isMeasured?: boolean;
      record?: string | null;
      searched?: "fully" | "partly" | "no";
      searchedReasons?: string | null;
      note?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/ground-works/{id}/parts": {
    params: {
      id: string;
    };
    body: {
      name: string;
      kind: "non-technical-survey" | "technical-survey" | "clearance";
      released: "cancelled" | "reduced" | "cleared" | "none";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      extent?: [
        [
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ],
        ...[
          [[number, number], [number, number], [number, number], ...[number, number][]],
          ...[[number, number], [number, number], [number, number], ...[number, number][]][]
        ][]
      ];
      criteria?: string | null;
      organisation: string;
      started?: string | null;
      ended?: string | null;
      method?: string | null;
      depthCm?: number | null;
      serial?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/ground-works/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/ground/counts": {
    query: {
      on?: string;
      obstacle?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
    };
    response: GroundCounts;
  };
  "GET /api/ground/tiles/{z}/{x}/{y}": {
    params: {
      z: number;
      x: number;
      y: number;
    };
    query: {
      on?: string;
      obstacle?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
    };
  };
  "GET /api/ground/view": {
    query: {
      on?: string;
      obstacle?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      box: string;
      lang?: string;
    };
    response: GroundInView;
  };
  "POST /api/handover-claims/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/handover-items/{id}/removal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/handovers": {
    query: {
      cursor?: string;
      text?: string;
    };
    response: {
      items: ListedHandover[];
      next: string | null;
    };
  };
  "POST /api/handovers": {
    body: {
      title: string;
      givenBy?: string | null;
      receivedBy?: string | null;
      /**
       * @maxItems 20
       */
      through?: string[];
      dated?: string | null;
      inExchange?: string | null;
      custodian?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/handovers/{id}": {
    params: {
      id: string;
    };
    response: WholeHandover;
  };
  "PATCH /api/handovers/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      givenBy?: string | null;
      receivedBy?: string | null;
      /**
       * @maxItems 20
       */
      through?: string[];
      dated?: string | null;
      inExchange?: string | null;
      custodian?: string | null;
    };
    response: {
      version: string;
    };
  };
  "POST /api/handovers/{id}/claims": {
    params: {
      id: string;
    };
    body: {
      measure: "mines" | "anti-personnel" | "anti-vehicle" | "sheets" | "quality" | "other";
      value?: number | null;
      words: string;
      claimant: string;
      asOf?: string | null;
      definition?: string | null;
      claimId?: string | null;
    };
    response: {
      id: string;
    };
  };
  "GET /api/handovers/{id}/ground": {
    params: {
      id: string;
    };
    response: GroundValidation;
  };
  "POST /api/handovers/{id}/items": {
    params: {
      id: string;
    };
    body: {
      serial: string;
      kind: "sheet" | "receipt";
      sheetNumber?: string | null;
      sheetDate?: string | null;
      devices?: number | null;
      note?: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/handovers/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/hazard-records": {
    query: {
      text?: string;
      form?: "soviet" | "nato" | "other";
      decided?: "sha" | "cha" | "not-decided";
      handover?: string;
      cursor?: string;
    };
    response: {
      items: ListedHazardRecord[];
      next: string | null;
      counts: HazardCounts;
    };
  };
  "POST /api/hazard-records": {
    body: {
      entered: {
        [k: string]: unknown;
      };
      handoverId?: string | null;
      serial?: string | null;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/hazard-records/map": {
    query: {
      text?: string;
      form?: "soviet" | "nato" | "other";
      decided?: "sha" | "cha" | "not-decided";
      handover?: string;
    };
    response: {
      items: HazardShape[];
    };
  };
  "GET /api/hazard-records/{id}": {
    params: {
      id: string;
    };
    query: {
      version?: number;
    };
    response: WholeHazardRecord;
  };
  "PATCH /api/hazard-records/{id}": {
    params: {
      id: string;
    };
    body: {
      entered?: {
        [k: string]: unknown;
      };
      handoverId?: string | null;
      serial?: string | null;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/hazard-records/{id}/decisions": {
    params: {
      id: string;
    };
    body: {
      decided: "sha" | "cha" | "not-decided";
      reasons: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/hazard-records/{id}/ground": {
    params: {
      id: string;
    };
    response: GroundValidation;
  };
  "POST /api/hazard-records/{id}/releases": {
    params: {
      id: string;
    };
    body: {
      toCompartmentId: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/hazard-records/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/hazard-releases/{id}/agreement": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/hazard-releases/{id}/end": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/health": {
    response: Health;
  };
  "GET /api/history": {
    query: {
      table:
        | "item"
        | "dossier"
        | "claim"
        | "incident"
        | "actor_identity"
        | "conclusion"
        | "allegation"
        | "proceeding"
        | "undertaking"
        | "pleading"
        | "settlement"
        | "handover"
        | "hazard_record"
        | "detention_record"
        | "accident"
        | "ground_area"
        | "displacement_record";
      id: string;
    };
    response: {
      entries: HistoryLine[];
    };
  };
  "GET /api/import-origin/{table}/{id}": {
    params: {
      table: "incident" | "actor";
      id: string;
    };
    response: {
      origin: {
        runId: string;
        serial: string;
        title: string;
        sheet: number;
        lines: number[];
      } | null;
    };
  };
  "GET /api/imports": {
    response: {
      items: ImportRun[];
    };
  };
  "GET /api/imports/{id}": {
    params: {
      id: string;
    };
    response: {
      run: ImportRun;
      mapping: unknown;
      causes: ImportCause[];
    };
  };
  "GET /api/imports/{id}/failures": {
    params: {
      id: string;
    };
    query: {
      after?: number;
      limit?: number;
    };
    response: {
      items: FailedRow[];
      next: number | null;
    };
  };
  "GET /api/imports/{id}/failures.csv": {
    params: {
      id: string;
    };
  };
  "POST /api/imports/{id}/stop": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/incident-forms": {
    response: Forms;
  };
  "POST /api/incident-links/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PATCH /api/incident-records/{form}/{id}": {
    params: {
      form: "incident" | "act" | "involvement" | "information" | "intervention";
      id: string;
    };
    body: {
      values: {
        [k: string]: unknown;
      };
      reason?: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/incident-records/{form}/{id}/withdrawal": {
    params: {
      form: "incident" | "act" | "involvement" | "information" | "intervention";
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/incidents": {
    query: {
      text?: string;
      act?: string;
      method?: string;
      ground?: string;
      status?: string;
      actor?: string;
      place?: string;
      from?: string;
      until?: string;
      box?: string;
      order?: "newest" | "when";
      cursor?: string;
      limit?: number;
    };
    response: {
      items: Incident[];
      next: string | null;
      total: number;
    } & {
      totalIsExact: boolean;
    };
  };
  "POST /api/incidents": {
    body: {
      claimId?: string;
      compartmentId?: string;
      values: {
        [k: string]: unknown;
      };
    };
    response: {
      id: string;
    };
  };
  "GET /api/incidents/facets": {
    query: {
      text?: string;
      act?: string;
      method?: string;
      ground?: string;
      status?: string;
      actor?: string;
      place?: string;
      from?: string;
      until?: string;
      box?: string;
    };
    response: IncidentFacets;
  };
  "GET /api/incidents/places": {
    query: {
      text?: string;
      act?: string;
      method?: string;
      ground?: string;
      status?: string;
      actor?: string;
      place?: string;
      from?: string;
      until?: string;
      box?: string;
      zoom: number;
      view?: string;
    };
    response: Places;
  };
  "GET /api/incidents/timeline": {
    query: {
      text?: string;
      act?: string;
      method?: string;
      ground?: string;
      status?: string;
      actor?: string;
      place?: string;
      from?: string;
      until?: string;
      box?: string;
    };
    response: Timeline;
  };
  "GET /api/incidents/{id}": {
    params: {
      id: string;
    };
    response: {
      incident: IncidentRecord;
      compartmentId: string;
      withdrawnReason: string | null;
      parts: IncidentRecord[];
      links: IncidentLink[];
      actors: ActorRef[];
      sources: {
        id: string;
        name: string;
      }[];
      bases: Basis[];
    };
  };
  "POST /api/incidents/{id}/links": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      relation: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/incidents/{id}/parts": {
    params: {
      id: string;
    };
    body: {
      form: "act" | "involvement" | "information" | "intervention";
      actId?: string;
      values: {
        [k: string]: unknown;
      };
    };
    response: {
      id: string;
    };
  };
  "POST /api/intake": {
    body: {
      statement: {
        source: {
          name: string;
          kind: "person" | "organisation" | "publication" | "account" | "device" | "unknown";
          affiliation?: string | null;
        };
        label: string;
        obtainedFrom?: string | null;
        obtainedHow?: string | null;
        obtainedAt?: string | null;
        conditions?: string | null;
        language?: string | null;
        restrictions?: string | null;
      };
      compartmentId?: string;
      /**
       * @minItems 1
       * @maxItems 1000
       */
      uploads: [
        {
          id: string;
          path: string;
          modifiedAt?: string;
        },
        ...{
          id: string;
          path: string;
          modifiedAt?: string;
        }[]
      ];
    };
    response: IntakeResult;
  };
  "POST /api/invitations/accept": {
    body: {
      token: string;
      password: string;
    };
    response: {
      email: string;
    };
  };
  "GET /api/items": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
      cursor?: string;
      limit?: number;
    };
    response: {
      items: ItemSummary[];
      next: string | null;
      total: number;
    } & {
      totalIsExact: boolean;
    };
  };
  "GET /api/items.csv": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
    };
  };
  "GET /api/items.ndjson": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
    };
  };
  "GET /api/items.xlsx": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
    };
  };
  "POST /api/items/compartment": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      compartmentId: string;
      reason: string;
    };
    response: {
      items: number;
    };
  };
  "POST /api/items/consents": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      basis: "written" | "recorded" | "oral" | "guardian" | "not-needed";
      /**
       * @maxItems 4
       */
      purposes: ("preserve" | "analyse" | "share" | "publish")[];
      /**
       * @maxItems 20
       */
      forums: string[];
      anonymity: "named" | "unnamed";
      givenOn: string | null;
      expiresOn: string | null;
      informedBy: string | null;
      interpreter: string | null;
      witness: string | null;
      note: string | null;
    };
    response: {
      items: number;
    };
  };
  "POST /api/items/derivations": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      tool?: string;
    };
    response: {
      items: number;
    };
  };
  "GET /api/items/facets": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
    };
    response: ItemFacets & {
      isWhole: boolean;
    };
  };
  "GET /api/items/places": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
      zoom: number;
      view?: string;
    };
    response: Places;
  };
  "POST /api/items/source": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      sourceId: string;
      reason: string;
    };
    response: {
      items: number;
    };
  };
  "POST /api/items/tags": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      /**
       * @maxItems 50
       */
      add: string[];
      /**
       * @maxItems 50
       */
      remove: string[];
    };
    response: {
      items: number;
    };
  };
  "GET /api/items/timeline": {
    query: {
      kind?: string | string[];
      language?: string | string[];
      source?: string | string[];
      compartment?: string | string[];
      tag?: string | string[];
      title?: string;
      findings?: "yes" | "no";
      after?: string;
      before?: string;
      datedFrom?: string;
      datedUntil?: string;
      box?: string;
    };
    response: Timeline;
  };
  "POST /api/items/withdrawals": {
    body: {
      /**
       * @minItems 1
       * @maxItems 1000
       */
      serials: [string, ...string[]];
      cause: "consent" | "danger" | "not-authentic" | "received-in-error" | "privileged" | "other";
    } & {
      reason: string;
    };
    response: {
      items: number;
    };
  };
  "GET /api/items/{serial}": {
    params: {
      serial: string;
    };
    response: ItemDetail;
  };
  "PATCH /api/items/{serial}": {
    params: {
      serial: string;
    };
    body: {
      title: string;
      reason?: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/items/{serial}/consents": {
    params: {
      serial: string;
    };
    response: {
      use: ItemUse;
      withdrawals: ItemWithdrawal[];
      consents: Consent[];
    };
  };
  "GET /api/items/{serial}/copies/{id}": {
    params: {
      serial: string;
      id: string;
    };
  };
  "POST /api/items/{serial}/derivations": {
    params: {
      serial: string;
    };
    body: {
      tool?: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/items/{serial}/history": {
    params: {
      serial: string;
    };
    response: {
      entries: HistoryLine[];
    };
  };
  "POST /api/items/{serial}/imports": {
    params: {
      serial: string;
    };
    body: {
      kind: "incidents" | "people" | "casualties";
      sheet: number;
      mapping: ImportMapping;
    };
    response: {
      id: string;
    };
  };
  "GET /api/items/{serial}/imports": {
    params: {
      serial: string;
    };
    response: {
      items: ImportRun[];
    };
  };
  "POST /api/items/{serial}/imports/dry-run": {
    params: {
      serial: string;
    };
    body: {
      kind: "incidents" | "people" | "casualties";
      sheet: number;
      mapping: ImportMapping;
    };
    response: DryRun;
  };
  "POST /api/items/{serial}/imports/sample": {
    params: {
      serial: string;
    };
    body: {
      kind: "incidents" | "people" | "casualties";
      sheet: number;
      header?: number;
      delimiter?: string;
      encoding?: string;
    };
    response: SheetSample;
  };
  "GET /api/items/{serial}/media": {
    params: {
      serial: string;
    };
  };
  "GET /api/items/{serial}/original": {
    params: {
      serial: string;
    };
  };
  "GET /api/items/{serial}/picture": {
    params: {
      serial: string;
    };
    response: {
      width: number;
      height: number;
      /**
       * Side of a tile in pixels.
       */
      tile: number;
      /**
       * Level 0 fits one tile; each further one is twice as large; the last has its own size.
       */
      levels: number;
    };
  };
  "GET /api/items/{serial}/picture/{level}/{column}/{row}": {
    params: {
      serial: string;
      level: number;
      column: number;
      row: number;
    };
  };
  "GET /api/items/{serial}/quotes": {
    params: {
      serial: string;
    };
    response: {
      quotes: Quote[];
    };
  };
  "POST /api/items/{serial}/quotes": {
    params: {
      serial: string;
    };
    body: {
      quote:
        | {
            kind: "text";
            page: number;
            start: number;
            end: number;
            exact: string;
          }
        | {
            kind: "region";
            page: number | null;
            region: {
              x: number;
              y: number;
              width: number;
              height: number;
            };
          }
        | {
            kind: "time";
            from: number;
            to: number;
            region: {
              x: number;
              y: number;
              width: number;
              height: number;
            } | null;
          }
        | {
            kind: "cell";
            page: number;
            row: number;
            column: number;
            toRow: number;
            toColumn: number;
            separator: string | null;
            exact: string;
          };
      claim?: {
        kind?: string;
        body?: string;
        speaker?: string | null;
        polarity?: "affirms" | "denies";
        certainty?: string | null;
        saidOn?: string | null;
        happenedOn?: string | null;
        place?: string | null;
        placeId?: string | null;
        measure?: string | null;
        value?: number | null;
        lower?: number | null;
        upper?: number | null;
        population?: string | null;
        area?: string | null;
        periodFrom?: string | null;
        periodTo?: string | null;
        asOf?: string | null;
      };
      suggestion?: {
        page: number;
        start: number;
        end: number;
        kind:
          | "date"
          | "count"
          | "speaker"
          | "organisation"
          | "person"
          | "place"
          | "court"
          | "treaty"
          | "agreement"
          | "weapon";
        runId: string | null;
      };
    };
    response: {
      quoteId: string;
      claimId: string | null;
    };
  };
  "GET /api/items/{serial}/receipt": {
    params: {
      serial: string;
    };
    response: Receipt;
  };
  "GET /api/items/{serial}/redactions": {
    params: {
      serial: string;
    };
    response: {
      redactions: Redaction[];
    };
  };
  "POST /api/items/{serial}/redactions": {
    params: {
      serial: string;
    };
    body: {
      place:
        | {
            kind: "region";
            page: number;
            /**
             * @minItems 1
             * @maxItems 100
             */
            regions: [
              {
                x: number;
                y: number;
                width: number;
                height: number;
              },
              ...{
                x: number;
                y: number;
                width: number;
                height: number;
              }[]
            ];
          }
        | {
            kind: "passage";
            page: number;
            start: number;
            end: number;
          }
        | {
            kind: "whole";
          };
      category: "witness" | "victim" | "third-person" | "location" | "medical" | "security" | "privileged";
      /**
       * The order, rule or decision that it rests on.
       */
      authority: string;
      reason: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/items/{serial}/restoration": {
    params: {
      serial: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/items/{serial}/suggestions": {
    params: {
      serial: string;
    };
    query: {
      page?: number;
      left?: "yes";
    };
    response: {
      page: number | null;
      /**
       * How many were left on this page.
       */
      left: number;
      suggestions: Suggestion[];
      model: Model | null;
      run: ModelRun | null;
    };
  };
  "POST /api/items/{serial}/suggestions/left": {
    params: {
      serial: string;
    };
    body: {
      page: number;
      start: number;
      end: number;
      kind:
        | "date"
        | "count"
        | "speaker"
        | "organisation"
        | "person"
        | "place"
        | "court"
        | "treaty"
        | "agreement"
        | "weapon";
      runId: string | null;
    } & {
      reason?: "wrong-words" | "wrong-value" | "not-of-interest" | "other";
    };
    response: {
      id: string;
    };
  };
  "POST /api/items/{serial}/suggestions/model": {
    params: {
      serial: string;
    };
    body: {
      page: number;
    };
    response: ModelRun;
  };
  "GET /api/items/{serial}/text": {
    params: {
      serial: string;
    };
    response: {
      pages: TextPage[];
    };
  };
  "GET /api/items/{serial}/thumbnail": {
    params: {
      serial: string;
    };
  };
  "GET /api/items/{serial}/translations": {
    params: {
      serial: string;
    };
    response: {
      translations: ItemTranslation[];
    };
  };
  "POST /api/items/{serial}/translations": {
    params: {
      serial: string;
    };
    body: {
      /**
       * Serial of what it translates.
       */
      of: string;
      /**
       * Into which language.
       */
      language: string;
      isWhole: boolean;
      note: string | null;
      translator: string | null;
      certifiedBy: string | null;
      certifiedOn: string | null;
    };
    response: {
      id: string;
    };
  };
  "GET /api/items/{serial}/verification": {
    params: {
      serial: string;
    };
    response: {
      state: "none" | "begun" | "to-review" | "verified";
      subjects: {
        [k: string]: string[];
      };
      checks: VerificationCheck[];
    };
  };
  "POST /api/items/{serial}/verification": {
    params: {
      serial: string;
    };
    body: {
      part: "source" | "technical" | "content";
      subject: string;
      method: string;
      inputs: string | null;
      outcome: string;
      confidence: "low" | "medium" | "high";
    };
    response: {
      id: string;
    };
  };
  "GET /api/jobs": {
    response: Jobs;
  };
  "POST /api/jobs/retry": {
    body: {
      queue: string;
      cause: string;
    };
    response: {
      queued: number;
    };
  };
  "POST /api/laid-evidence/{id}/answer": {
    params: {
      id: string;
    };
    body: {
      answer: string | null;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/laid-evidence/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/law": {
    response: Law;
  };
  "GET /api/law/calibration": {
    response: Calibration;
  };
  "POST /api/law/confirmations/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PUT /api/law/drafts/{id}": {
    params: {
      id: string;
    };
    body: {
      text: string;
    };
    response: LawDraft;
  };
  "POST /api/law/drafts/{id}": {
    params: {
      id: string;
    };
    body: {
      version?: number;
      outline?: {
        kind: "instrument" | "checklist" | "profile";
        name: string;
      };
    };
    response: LawDraft;
  };
  "GET /api/law/drafts/{id}": {
    params: {
      id: string;
    };
    response: LawDraft;
  };
  "DELETE /api/law/drafts/{id}": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/law/drafts/{id}/changes": {
    params: {
      id: string;
    };
    body: {
      /**
       * @minItems 1
       * @maxItems 40
       */
      changes: [
        {
          /**
           * Such as /provisions/0/text/en: names of fields, and numbers of entries from 0.
           */
          path: string;
          value?: unknown;
          /**
           * The place among the others of its list to which an entry is moved, from 0.
           */
          to?: number;
        },
        ...{
          /**
           * Such as /provisions/0/text/en: names of fields, and numbers of entries from 0.
           */
          path: string;
          value?: unknown;
          /**
           * The place among the others of its list to which an entry is moved, from 0.
           */
          to?: number;
        }[]
      ];
    };
    response: LawDraft;
  };
  "POST /api/law/drafts/{id}/following": {
    params: {
      id: string;
    };
    response: LawDraft;
  };
  "POST /api/law/drafts/{id}/publication": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      version: number;
      digest: string;
    };
  };
  "GET /api/law/files": {
    response: {
      items: LawVersions[];
      drafts: {
        file: string;
        by: string;
        at: string;
        isMine: boolean;
      }[];
    };
  };
  "GET /api/law/files/{id}": {
    params: {
      id: string;
    };
    response: LawFile;
  };
  "POST /api/law/files/{id}/confirmations": {
    params: {
      id: string;
    };
    body: {
      statement: string;
      /**
       * Of the statement that was looked at.
       */
      digest: string;
      foundIn: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/law/files/{id}/uses": {
    params: {
      id: string;
    };
    response: LawUses;
  };
  "GET /api/law/files/{id}/versions": {
    params: {
      id: string;
    };
    response: LawVersions;
  };
  "GET /api/law/files/{id}/versions/{version}": {
    params: {
      id: string;
      version: number;
    };
    response: {
      version: number;
      digest: string;
      /**
       * Id of the package that brings it; null: it was published in this archive.
       */
      package: string | null;
      state: "in-force" | "earlier" | "left-out";
      published: {
        id: string;
        by: string;
        at: string;
        reason: string;
        from: number | null;
      } | null;
      text: string;
    };
  };
  "GET /api/law/instruments/{id}/scope": {
    params: {
      id: string;
    };
    response: InstrumentScope;
  };
  "GET /api/layable-records": {
    query: {
      q: string;
    };
    response: {
      items: LaidRecord[];
      hasMore: boolean;
    };
  };
  "GET /api/ledger": {
    response: Ledger;
  };
  "GET /api/ledger/checkpoints": {
    query: {
      before?: number;
      limit?: number;
    };
    response: {
      checkpoints: Checkpoint[];
      next: number | null;
    };
  };
  "GET /api/ledger/consistency": {
    query: {
      old: number;
      now: number;
    };
    response: {
      old: string;
      now: string;
      proof: string[];
      vkeys: string[];
    };
  };
  "GET /api/ledger/entries": {
    query: {
      before?: number;
      limit?: number;
      kind?: string;
      actor?: string;
      day?: string;
    };
    response: {
      entries: LedgerPlace[];
      next: number | null;
      size: number;
    };
  };
  "GET /api/ledger/entries/{index}": {
    params: {
      index: number;
    };
    response: {
      place: LedgerPlace;
      proof: string;
      vkeys: string[];
      disclosed: {
        salt: string;
        entry: {
          [k: string]: unknown;
        };
      } | null;
    };
  };
  "GET /api/ledger/facets": {
    response: {
      kinds: string[];
      actors: {
        id: string;
        name: string;
      }[];
    };
  };
  "GET /api/me": {
    response: Me;
  };
  "GET /api/missing": {
    query: {
      cursor?: string;
      text?: string;
      status?: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
      outcome?:
        "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | "none-recorded";
      state?:
        | "missing"
        | "remains-recovered"
        | "identified"
        | "administratively-missing"
        | "found-alive"
        | "closed"
        | "not-said";
      sample?: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
    };
    response: {
      items: ListedDetention[];
      next: string | null;
      counts: DetentionCounts;
    };
  };
  "POST /api/missing": {
    body: {
      lastSeenOn?: string | null;
      lastSeenAt?: string | null;
      circumstances?: string | null;
      /**
       * @maxItems 50
       */
      states?: {
        state: "missing" | "remains-recovered" | "identified" | "administratively-missing" | "found-alive" | "closed";
        by: string;
        on: string | null;
        words: string | null;
      }[];
      sample?: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
      sampleNote?: string | null;
      grave?: string | null;
      note?: string | null;
      actorId?: string | null;
      unnamed?: number;
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/missing/{id}": {
    params: {
      id: string;
    };
    response: WholeDetention;
  };
  "PATCH /api/missing/{id}": {
    params: {
      id: string;
    };
    body: {
      lastSeenOn?: string | null;
      lastSeenAt?: string | null;
      circumstances?: string | null;
      /**
       * @maxItems 50
       */
      states?: {
        state: "missing" | "remains-recovered" | "identified" | "administratively-missing" | "found-alive" | "closed";
        by: string;
        on: string | null;
        words: string | null;
      }[];
      sample?: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
      sampleNote?: string | null;
      grave?: string | null;
      note?: string | null;
      actorId?: string | null;
      unnamed?: number;
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/missing/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/network": {
    query: {
      of: string;
      hops?: 1 | 2;
      kinds?: string;
      from?: string;
      until?: string;
      skip?: number;
      lang?: "en" | "fr" | "az" | "hy" | "ru";
    };
    response: {
      nodes: NetworkNode[];
      links: NetworkLink[];
      /**
       * How many records are linked, drawn or not; if not exact, at least so many.
       */
      total: number;
      totalIsExact: boolean;
      /**
       * How many are linked with the record itself: what `skip` goes through.
       */
      near: number;
      /**
       * False: between those drawn there are more links than were read.
       */
      linksAreWhole: boolean;
    };
  };
  "GET /api/notifications": {
    query: {
      before?: string;
      limit?: number;
    };
    response: {
      notifications: Notification[];
      next: string | null;
    };
  };
  "POST /api/notifications/read": {
    body: {
      /**
       * @maxItems 500
       */
      ids?: string[];
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/notifications/unread": {
    response: {
      unread: number;
    };
  };
  "PATCH /api/obligations/{id}": {
    params: {
      id: string;
    };
    body: {
      owedBy?: string;
      words?: string;
      label?: string | null;
      owedTo?: string | null;
      dueOn?: string | null;
      isContinuing?: boolean;
      conditions?: string | null;
      inForceFrom?: string | null;
      inForceTo?: string | null;
      toCheck?: boolean;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
    };
    response: {
      version: string;
    };
  };
  "POST /api/obligations/{id}/events": {
    params: {
      id: string;
    };
    body: {
      says: "performed" | "partly-performed" | "not-performed" | "breached" | "disputed" | "prevented" | "extended";
      saidBy: string;
      side?: string | null;
      saidOn?: string | null;
      happenedOn?: string | null;
      extendedTo?: string | null;
      note?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
    };
    response: {
      id: string;
    };
  };
  "POST /api/obligations/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/obstacle-words/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PATCH /api/obstacles/{id}": {
    params: {
      id: string;
    };
    body: {
      kind?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      what?: string | null;
      holdsFrom?: string | null;
      holdsTo?: string | null;
      reliability?: "not-said" | "low" | "moderate" | "high";
      reliabilityReasons?: string | null;
      /**
       * A GeoJSON geometry in WGS 84, at most 20,000 points.
       */
      geometry?: {
        [k: string]: unknown;
      } | null;
      hazardSerial?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
      /**
       * @maxItems 200
       */
      eventIds?: string[];
      why: string;
    };
    response: {
      version: string;
    };
  };
  "POST /api/obstacles/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/obstacles/{id}/words": {
    params: {
      id: string;
    };
    body: {
      says: "stands" | "denied" | "ended";
      saidBy: string;
      side?: string | null;
      saidOn?: string | null;
      ofWhen?: string | null;
      ownWords?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
      /**
       * @maxItems 200
       */
      eventIds?: string[];
    };
    response: {
      id: string;
    };
  };
  "GET /api/people": {
    response: {
      people: Person[];
      compartments: Compartment[];
    };
  };
  "POST /api/people": {
    body: {
      name: string;
      email: string;
      /**
       * @minItems 1
       * @maxItems 6
       */
      roles: [
        "owner" | "steward" | "lawyer" | "analyst" | "collector" | "reader",
        ...("owner" | "steward" | "lawyer" | "analyst" | "collector" | "reader")[]
      ];
      /**
       * @maxItems 1000
       */
      compartmentIds: string[];
    };
    response: {
      id: string;
      link: string;
    };
  };
  "POST /api/people/{id}/access": {
    params: {
      id: string;
    };
    body:
      | {
          what: "role";
          role: "owner" | "steward" | "lawyer" | "analyst" | "collector" | "reader";
          granted: boolean;
          reason: string;
        }
      | {
          what: "membership";
          compartmentId: string;
          granted: boolean;
          reason: string;
        }
      | {
          what: "status";
          status: "active" | "disabled";
          reason: string;
        };
    response: {
      ok: boolean;
    };
  };
  "POST /api/people/{id}/invitations": {
    params: {
      id: string;
    };
    response: {
      link: string;
    };
  };
  "GET /api/pleading-skeletons": {
    response: {
      skeletons: SkeletonChoice[];
    };
  };
  "POST /api/pleadings": {
    body: {
      dossierId: string;
      kind:
        "application" | "memorial" | "counter-memorial" | "reply" | "rejoinder" | "request" | "observations" | "other";
      title: string;
      language: "en" | "fr" | "az" | "hy" | "ru";
      compartmentId?: string;
      /**
       * Sections of the checklist’s skeleton, filled from a proceeding, and from allegations of a party (null: of either side).
       */
      begin?: {
        checklist: string;
        proceedingId: string | null;
        party: string | null;
      };
    };
    response: {
      id: string;
      leftOut: LeftOut | null;
    };
  };
  "GET /api/pleadings": {
    query: {
      dossier?: string;
    };
    response: {
      pleadings: ListedPleading[];
    };
  };
  "PATCH /api/pleadings/{id}": {
    params: {
      id: string;
    };
    body: {
      kind?:
        "application" | "memorial" | "counter-memorial" | "reply" | "rejoinder" | "request" | "observations" | "other";
      title?: string;
      language?: "en" | "fr" | "az" | "hy" | "ru";
    };
    response: {
      version: string;
    };
  };
  "GET /api/pleadings/{id}": {
    params: {
      id: string;
    };
    response: WholePleading;
  };
  "GET /api/pleadings/{id}/citable": {
    params: {
      id: string;
    };
    query: {
      q?: string;
    };
    response: Citable;
  };
  "GET /api/pleadings/{id}/file": {
    params: {
      id: string;
    };
    query: {
      format: "md" | "docx";
    };
  };
  "GET /api/pleadings/{id}/findings": {
    params: {
      id: string;
    };
    response: {
      version: string;
      findings: PleadingFinding[];
    };
  };
  "POST /api/pleadings/{id}/import": {
    params: {
      id: string;
    };
    body: {
      /**
       * Markdown or DOCX, its bytes in Base64.
       */
      file: string;
      /**
       * Say what it would change, and change nothing.
       */
      dryRun: boolean;
      /**
       * Also a file of an older version or of another pleading.
       */
      anyway: boolean;
    };
    response: PleadingImport;
  };
  "POST /api/pleadings/{id}/preview": {
    params: {
      id: string;
    };
    body: {
      body: string;
    };
    response: {
      paragraphs: PleadingRun[][];
    };
  };
  "POST /api/pleadings/{id}/renumber": {
    params: {
      id: string;
    };
    response: {
      changed: number;
    };
  };
  "PUT /api/pleadings/{id}/text": {
    params: {
      id: string;
    };
    body: {
      /**
       * @maxItems 5000
       */
      parts: {
        id: string | null;
        kind: "section" | "paragraph";
        partOf: "facts" | "law" | "relief" | "other" | null;
        level: number | null;
        body: string;
      }[];
    };
    response: {
      version: string;
    };
  };
  "POST /api/pleadings/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/proceeding-links/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/proceedings": {
    query: {
      cursor?: string;
    };
    response: {
      items: ListedProceeding[];
      next: string | null;
    };
  };
  "POST /api/proceedings": {
    body: {
      title: string;
      forum: string;
      /**
       * @minItems 1
       * @maxItems 40
       */
      parties: [Party, ...Party[]];
      status: "in-preparation" | "pending" | "suspended" | "decided" | "discontinued" | "closed";
      bench?: string | null;
      registryNumber?: string | null;
      begunOn?: string | null;
      /**
       * @maxItems 100
       */
      instruments?: string[];
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/proceedings/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      forum?: string;
      /**
       * @minItems 1
       * @maxItems 40
       */
      parties?: [Party, ...Party[]];
      status?: "in-preparation" | "pending" | "suspended" | "decided" | "discontinued" | "closed";
      bench?: string | null;
      registryNumber?: string | null;
      begunOn?: string | null;
      /**
       * @maxItems 100
       */
      instruments?: string[];
    };
    response: {
      version: string;
    };
  };
  "GET /api/proceedings/{id}": {
    params: {
      id: string;
    };
    response: WholeProceeding;
  };
  "POST /api/proceedings/{id}/answers": {
    params: {
      id: string;
    };
    body: {
      checklist: string;
      test: string;
      state: "open" | "met" | "disputed" | "not-met";
      reasons?: string | null;
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      serials?: string[];
    };
    response: {
      id: string;
    };
  };
  "GET /api/proceedings/{id}/answers": {
    params: {
      id: string;
    };
    query: {
      checklist: string;
      test: string;
    };
    response: {
      answers: TestAnswer[];
    };
  };
  "GET /api/proceedings/{id}/calendar.ics": {
    params: {
      id: string;
    };
  };
  "POST /api/proceedings/{id}/links": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      relation: "parallel" | "earlier" | "later";
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/proceedings/{id}/steps": {
    params: {
      id: string;
    };
    body: {
      kind:
        | "diplomatic-exchange"
        | "communication"
        | "application"
        | "filing"
        | "hearing"
        | "order"
        | "judgment"
        | "measure"
        | "other";
      what: string;
      byWhom?: string | null;
      happenedOn?: string | null;
      event?: string | null;
      /**
       * @maxItems 20
       */
      fixedTimes?: FixedTime[];
      /**
       * @maxItems 200
       */
      serials?: string[];
      exchange?: DiplomaticExchange | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/proceedings/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/quality-visits/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/quotes/{id}/translations": {
    params: {
      id: string;
    };
    body: {
      language: string;
      body: string;
      translator: string;
      translatedOn: string | null;
      isCertified: boolean;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/quotes/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/redactions/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/releases": {
    query: {
      state?: "asked" | "agreed" | "ended";
      record?: string;
      cursor?: string;
    };
    response: {
      items: RecordRelease[];
      next: string | null;
    };
  };
  "POST /api/releases": {
    body: {
      table: "detention_record" | "displacement_record" | "accident" | "ground_area" | "found_device";
      /**
       * @maxItems 500
       */
      ids?: string[];
      /**
       * @maxItems 500
       */
      serials?: string[];
      toCompartmentId: string;
      reason: string;
    };
    response: {
      ids: string[];
    };
  };
  "POST /api/releases/agreement": {
    body: {
      /**
       * @maxItems 500
       */
      ids: string[];
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/releases/end": {
    body: {
      /**
       * @maxItems 500
       */
      ids: string[];
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/samples": {
    response: {
      samples: Sample[];
    };
  };
  "POST /api/samples": {
    body: {
      title: string;
      compartmentId: string;
      /**
       * @maxItems 5
       */
      fields: ("kind" | "polarity" | "measure" | "reliability" | "credibility")[];
      /**
       * @maxItems 20
       */
      coderIds: string[];
      size: number;
      seed: string;
    };
    response: {
      id: string;
    };
  };
  "GET /api/samples/{id}": {
    params: {
      id: string;
    };
    response: {
      sample: Sample;
      passages: Passage[];
      agreement: SampleAgreement[];
    };
  };
  "PUT /api/samples/{id}/answers/{quoteId}": {
    params: {
      id: string;
      quoteId: string;
    };
    body: {
      answers: {
        [k: string]: string;
      };
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/samples/{id}/closing": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/saved-views": {
    response: {
      views: SavedView[];
    };
  };
  "POST /api/saved-views": {
    body: {
      page: "items" | "search";
      name: string;
      query: string;
      compartmentId: string | null;
      alerts: boolean;
    };
    response: {
      id: string;
    };
  };
  "DELETE /api/saved-views/{id}": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/saved-views/{id}/looked": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/sealed-texts": {
    response: {
      texts: SealedText[];
    };
  };
  "POST /api/sealed-texts": {
    body: {
      body: string;
      kind: "name" | "address" | "coordinates" | "number" | "other";
      /**
       * A sealed one; null: the first.
       */
      compartmentId: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/sealed-texts/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/search": {
    query: {
      q: string;
      cursor?: string;
      limit?: number;
      counts?: boolean;
    };
    response: {
      total: number | null;
      totalIsExact: boolean | null;
      hits: SearchHit[];
      facets: ItemFacets | null;
      notes: Phrase[];
      next: string | null;
    };
  };
  "POST /api/search/batch": {
    body: {
      csv: string;
      hits?: number;
    };
    response: {
      queries: number;
      refused: number;
    };
  };
  "GET /api/search/counts": {
    query: {
      q: string;
      upTo?: number;
    };
    response: SearchCounts;
  };
  "GET /api/settings": {
    response: Settings;
  };
  "POST /api/settings/authorities": {
    body: {
      name: string;
      url: string;
      ca: string;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/settings/authorities/remove": {
    body: {
      name: string;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PUT /api/settings/case-title": {
    body: {
      title: string;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PUT /api/settings/model": {
    body: {
      isAllowed: boolean;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/settlement-routes/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/settlements": {
    query: {
      on?: string;
      knownAt?: string;
      status?: "blocked" | "at-risk" | "none-recorded" | "unknown";
      kind?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      text?: string;
      lang?: string;
      from?: number;
    };
    response: {
      on: string;
      items: ListedSettlement[];
      /**
       * Where the next page begins, as `from`; null on the last one.
       */
      next: number | null;
      total: number;
      statuses: {
        value: "blocked" | "at-risk" | "none-recorded" | "unknown";
        count: number;
      }[];
      kinds: {
        value:
          | "mines"
          | "booby-traps"
          | "destroyed-housing"
          | "no-services"
          | "access-denied"
          | "occupied"
          | "security"
          | "legal";
        count: number;
      }[];
      hasMore: boolean;
    };
  };
  "POST /api/settlements": {
    body: {
      /**
       * Id of the gazetteer: all its names are taken over, and its position where none is given. Own names come after them.
       */
      placeId?: string;
      /**
       * By which the place was found in the gazetteer.
       */
      spelling?: string;
      /**
       * @maxItems 60
       */
      names?: {
        name: string;
        language: string | null;
        usedBy: string | null;
      }[];
      latitude?: number | null;
      longitude?: number | null;
      precision?: "settlement" | "seat" | "approximate" | "none";
      /**
       * A GeoJSON geometry in WGS 84, at most 20,000 points.
       */
      extent?: {
        [k: string]: unknown;
      } | null;
      note?: string | null;
      isInvented?: boolean;
      compartmentId?: string;
    };
    response: {
      id: string;
      serial: string;
    };
  };
  "GET /api/settlements/obstacles.csv": {
    query: {
      on?: string;
      knownAt?: string;
      status?: "blocked" | "at-risk" | "none-recorded" | "unknown";
      kind?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      text?: string;
      lang?: string;
    };
  };
  "GET /api/settlements/priorities": {
    query: {
      on?: string;
      knownAt?: string;
      status?: "blocked" | "at-risk" | "none-recorded" | "unknown";
      kind?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      text?: string;
      lang?: string;
      weights?: string;
    };
    response: {
      on: string;
      total: number;
      items: SettlementPriority[];
      weights: PriorityWeight[];
    };
  };
  "GET /api/settlements/spots": {
    query: {
      on?: string;
      knownAt?: string;
      status?: "blocked" | "at-risk" | "none-recorded" | "unknown";
      kind?:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      text?: string;
      lang?: string;
    };
    response: {
      spots: SettlementSpot[];
      total: number;
    };
  };
  "PATCH /api/settlements/{id}": {
    params: {
      id: string;
    };
    body: {
      /**
       * @maxItems 60
       */
      names?: {
        name: string;
        language: string | null;
        usedBy: string | null;
      }[];
      latitude?: number | null;
      longitude?: number | null;
      precision?: "settlement" | "seat" | "approximate" | "none";
      /**
       * A GeoJSON geometry in WGS 84, at most 20,000 points.
       */
      extent?: {
        [k: string]: unknown;
      } | null;
      note?: string | null;
      isInvented?: boolean;
      why?: string;
    };
    response: {
      version: string;
    };
  };
  "GET /api/settlements/{id}": {
    params: {
      id: string;
    };
    query: {
      on?: string;
      knownAt?: string;
      lang?: string;
    };
    response: WholeSettlement;
  };
  "POST /api/settlements/{id}/assessments": {
    params: {
      id: string;
    };
    body: {
      criterion:
        "safety" | "living" | "livelihoods" | "property" | "documents" | "family" | "participation" | "remedies";
      finding: "met" | "partly-met" | "not-met" | "not-clear";
      assessedBy: string;
      words: string;
      holdsFrom?: string | null;
      holdsTo?: string | null;
      assessedOn?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
      /**
       * @maxItems 200
       */
      eventIds?: string[];
    };
    response: {
      id: string;
    };
  };
  "GET /api/settlements/{id}/displaced": {
    params: {
      id: string;
    };
    response: DisplacedFrom;
  };
  "POST /api/settlements/{id}/obstacles": {
    params: {
      id: string;
    };
    body: {
      kind:
        | "mines"
        | "booby-traps"
        | "destroyed-housing"
        | "no-services"
        | "access-denied"
        | "occupied"
        | "security"
        | "legal";
      what?: string | null;
      holdsFrom?: string | null;
      holdsTo?: string | null;
      reliability?: "not-said" | "low" | "moderate" | "high";
      reliabilityReasons?: string | null;
      /**
       * A GeoJSON geometry in WGS 84, at most 20,000 points.
       */
      geometry?: {
        [k: string]: unknown;
      } | null;
      hazardSerial?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
      /**
       * @maxItems 200
       */
      eventIds?: string[];
    };
    response: {
      id: string;
    };
  };
  "POST /api/settlements/{id}/routes": {
    params: {
      id: string;
    };
    body: {
      name: string;
      line: {
        [k: string]: unknown;
      };
      bufferM: number;
    };
    response: {
      id: string;
    };
  };
  "POST /api/settlements/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/setup": {
    response: {
      needed: boolean;
    };
  };
  "POST /api/setup": {
    body: {
      token: string;
      name?: string;
      email: string;
      password: string;
      storage?:
        | {
            encryption: "encrypted";
          }
        | {
            encryption: "not-encrypted";
            reason: string;
          };
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/setup/place": {
    body: {
      token: string;
    };
    response: SetupPlace;
  };
  "POST /api/setup/sample": {
    response: {
      items: number;
    };
  };
  "POST /api/source-links/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/source-names/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/sources": {
    response: {
      sources: Source[];
    };
  };
  "POST /api/sources": {
    body: {
      name: string;
      kind: string;
      affiliation: string | null;
      organisationId?: string | null;
      note: string | null;
    } & {
      compartmentId: string;
      identityCompartmentId?: string | null;
      contact?: string | null;
    };
    response: {
      id: string;
      name: string;
    };
  };
  "GET /api/sources/{id}": {
    params: {
      id: string;
    };
    response: {
      source: Source;
      positions: SourcePosition[];
      version: string;
    };
  };
  "PUT /api/sources/{id}": {
    params: {
      id: string;
    };
    body: {
      name: string;
      kind: string;
      affiliation: string | null;
      organisationId?: string | null;
      note: string | null;
    } & {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/sources/{id}/identity": {
    params: {
      id: string;
    };
    response: {
      name: string;
      affiliation: string | null;
      contact: string | null;
      note: string | null;
      names: SourceName[];
      positions: SourcePosition[];
      links: SourceLink[];
      version: string;
    };
  };
  "PUT /api/sources/{id}/identity": {
    params: {
      id: string;
    };
    body: {
      name: string;
      affiliation: string | null;
      contact: string | null;
      note: string | null;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/sources/{id}/links": {
    params: {
      id: string;
    };
    body: {
      otherId: string;
      basis: "owner" | "syndication" | "same-informant";
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "POST /api/sources/{id}/names": {
    params: {
      id: string;
    };
    body: {
      name: string;
      language: string | null;
    };
    response: {
      id: string;
    };
  };
  "POST /api/sources/{id}/positions": {
    params: {
      id: string;
    };
    body: {
      position: string;
      towards: string | null;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/sources/{id}/protection": {
    params: {
      id: string;
    };
    body: {
      identityCompartmentId: string;
      contact: string | null;
      reason: string;
    };
    response: {
      pseudonym: string;
    };
  };
  "PATCH /api/steps/{id}": {
    params: {
      id: string;
    };
    body: {
      kind?:
        | "diplomatic-exchange"
        | "communication"
        | "application"
        | "filing"
        | "hearing"
        | "order"
        | "judgment"
        | "measure"
        | "other";
      what?: string;
      byWhom?: string | null;
      happenedOn?: string | null;
      event?: string | null;
      /**
       * @maxItems 20
       */
      fixedTimes?: FixedTime[];
      /**
       * @maxItems 200
       */
      serials?: string[];
      exchange?: DiplomaticExchange | null;
    };
    response: {
      version: string;
    };
  };
  "POST /api/steps/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/suggestions-left/{id}/restoration": {
    params: {
      id: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/tasks": {
    query: {
      show?: "mine" | "all" | "overdue";
      table?:
        | "item"
        | "dossier"
        | "claim"
        | "incident"
        | "actor_identity"
        | "conclusion"
        | "allegation"
        | "proceeding"
        | "undertaking"
        | "pleading"
        | "settlement"
        | "handover"
        | "hazard_record"
        | "detention_record"
        | "accident"
        | "ground_area"
        | "displacement_record";
      id?: string;
    };
    response: {
      tasks: Task[];
      /**
       * To whom such a task can be given.
       */
      people: Named[];
      today: string;
    };
  };
  "POST /api/tasks": {
    body: {
      title: string;
      assigneeId?: string | null;
      dueOn?: string | null;
      record?: {
        table:
          | "item"
          | "dossier"
          | "claim"
          | "incident"
          | "actor_identity"
          | "conclusion"
          | "allegation"
          | "proceeding"
          | "undertaking"
          | "pleading"
          | "settlement"
          | "handover"
          | "hazard_record"
          | "detention_record"
          | "accident"
          | "ground_area"
          | "displacement_record";
        id: string;
      } | null;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/tasks/{id}": {
    params: {
      id: string;
    };
    body: {
      title?: string;
      assigneeId?: string | null;
      dueOn?: string | null;
      state?: "open" | "done" | "dropped";
      reason?: string;
    };
    response: {
      ok: boolean;
    };
  };
  "PATCH /api/terms/{id}": {
    params: {
      id: string;
    };
    body: {
      labels?: {
        en?: string;
        fr?: string;
        az?: string;
        hy?: string;
        ru?: string;
      };
      note?: string;
      isRetired?: boolean;
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/translations/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/undertakings": {
    query: {
      cursor?: string;
      kind?: "agreement" | "ceasefire" | "ordered-measure" | "unilateral";
      party?: string;
    };
    response: {
      items: ListedUndertaking[];
      next: string | null;
      /**
       * Names by which the list can be narrowed.
       */
      parties: string[];
    };
  };
  "POST /api/undertakings": {
    body: {
      kind: "agreement" | "ceasefire" | "ordered-measure" | "unilateral";
      title: string;
      /**
       * @minItems 1
       * @maxItems 40
       */
      parties: [UndertakingParty, ...UndertakingParty[]];
      dated?: string | null;
      whichText?: string | null;
      toCheck?: boolean;
      proceedingId?: string | null;
      stepId?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
      compartmentId?: string;
    };
    response: {
      id: string;
    };
  };
  "PATCH /api/undertakings/{id}": {
    params: {
      id: string;
    };
    body: {
      kind?: "agreement" | "ceasefire" | "ordered-measure" | "unilateral";
      title?: string;
      /**
       * @minItems 1
       * @maxItems 40
       */
      parties?: [UndertakingParty, ...UndertakingParty[]];
      dated?: string | null;
      whichText?: string | null;
      toCheck?: boolean;
      proceedingId?: string | null;
      stepId?: string | null;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
    };
    response: {
      version: string;
    };
  };
  "GET /api/undertakings/{id}": {
    params: {
      id: string;
    };
    query: {
      on?: string;
    };
    response: WholeUndertaking;
  };
  "GET /api/undertakings/{id}/calendar.ics": {
    params: {
      id: string;
    };
    query: {
      language?: "en" | "fr" | "az" | "hy" | "ru";
    };
  };
  "POST /api/undertakings/{id}/obligations": {
    params: {
      id: string;
    };
    body: {
      owedBy: string;
      words: string;
      label?: string | null;
      owedTo?: string | null;
      dueOn?: string | null;
      isContinuing?: boolean;
      conditions?: string | null;
      inForceFrom?: string | null;
      inForceTo?: string | null;
      toCheck?: boolean;
      /**
       * @maxItems 200
       */
      serials?: string[];
      /**
       * @maxItems 200
       */
      quoteIds?: string[];
      /**
       * @maxItems 200
       */
      claimIds?: string[];
      /**
       * @maxItems 200
       */
      incidentIds?: string[];
    };
    response: {
      id: string;
    };
  };
  "GET /api/undertakings/{id}/report": {
    params: {
      id: string;
    };
    query: {
      form: "text" | "markdown" | "csv";
      on?: string;
      language?: "en" | "fr" | "az" | "hy" | "ru";
    };
  };
  "POST /api/undertakings/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/verification-checks/{id}/review": {
    params: {
      id: string;
    };
    body: {
      note: string | null;
    };
    response: {
      ok: boolean;
    };
  };
  "POST /api/verification-checks/{id}/withdrawal": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    response: {
      ok: boolean;
    };
  };
  "GET /api/vocabularies": {
    response: {
      vocabularies: Vocabulary[];
    };
  };
  "GET /api/vocabularies/{name}": {
    params: {
      name: string;
    };
    response: {
      list: Vocabulary;
      terms: Term[];
    };
  };
  "POST /api/vocabularies/{name}/terms": {
    params: {
      name: string;
    };
    body: {
      parent: string | null;
      labels: {
        en?: string;
        fr?: string;
        az?: string;
        hy?: string;
        ru?: string;
      };
      note?: string;
      isSensitive?: boolean;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  "GET /healthz": {
    response: {
      status: "ok";
    };
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedAccident".
 */
export interface ListedAccident {
  id: string;
  serial: string;
  title: string;
  dated: string | null;
  placeId: string | null;
  precision: "measured" | "map" | "approximate" | "settlement" | "none";
  class: "mine" | "demining" | "cluster" | "ied" | "uxo-axo" | "stored-ammunition" | "other";
  victims: number;
  /**
   * Of the victims who are recorded one by one.
   */
  killed: number;
  injured: number;
  killedLeast: number | null;
  killedMost: number | null;
  injuredLeast: number | null;
  injuredMost: number | null;
  countedBy: string | null;
  version: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeAccident".
 */
export interface WholeAccident {
  id: string;
  serial: string;
  title: string;
  dated: string | null;
  placeId: string | null;
  precision: "measured" | "map" | "approximate" | "settlement" | "none";
  class: "mine" | "demining" | "cluster" | "ied" | "uxo-axo" | "stored-ammunition" | "other";
  victims: number;
  /**
   * Of the victims who are recorded one by one.
   */
  killed: number;
  injured: number;
  killedLeast: number | null;
  killedMost: number | null;
  injuredLeast: number | null;
  injuredMost: number | null;
  countedBy: string | null;
  version: string;
  madeAt: string;
  latitude: number | null;
  longitude: number | null;
  deviceCategory: string | null;
  deviceModel: string | null;
  circumstances: string | null;
  ground: string | null;
  marked: "yes" | "no" | "unknown";
  moved: "yes" | "no" | "unknown";
  item: string | null;
  withdrawnReason: string | null;
  /**
   * What cannot be right of where it lies, with what that means; nothing is refused for it.
   */
  findings: TraverseFinding[];
  support: {
    "count-killed": CasualtySupport;
    "count-injured": CasualtySupport;
    "count-killed-or-injured": CasualtySupport;
  };
  people: {
    id: string;
    actor: {
      id: string;
      pseudonym: string | null;
    } | null;
    sex: "female" | "male" | "other" | "unknown";
    age: number | null;
    ageBand: "child" | "adult" | "older" | "unknown";
    outcome: "killed" | "injured" | "unknown";
    role: "civilian" | "combatant" | "deminer" | "unknown";
    roleRule: string | null;
    activity: string | null;
    tampered: "yes" | "no" | "unknown";
    consent: "given" | "refused" | "not-asked";
    note: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "TraverseFinding".
 */
export interface TraverseFinding {
  code: string;
  severity: "info" | "warning" | "error";
  subject: string;
  says: string;
  safety: string;
  facts: {
    [k: string]: string | number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "CasualtySupport".
 */
export interface CasualtySupport {
  accidents: number;
  records: number;
  identified: number;
  unnamedAtLeast: number;
  /**
   * Identified, and the least of the unnamed: by the larger of two sources, never by their sum.
   */
  atLeast: number;
  /**
   * Null: of an accident no most is said.
   */
  atMost: number | null;
  /**
   * Accidents of which date or place say too little; not in the other numbers.
   */
  mayBe: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Account".
 */
export interface Account {
  hasTotp: boolean;
  sessions: {
    id: string;
    isCurrent: boolean;
    agent: string;
    address: string;
    startedAt: string;
    seenAt: string;
  }[];
  passkeys: {
    id: string;
    name: string;
    addedAt: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Actor".
 */
export interface Actor {
  id: string;
  pseudonym: string;
  kind: "person" | "group";
  countingUnit: string;
  isProtected: boolean;
  isWithdrawn: boolean;
  name: string | null;
  foundName: string | null;
  names: number;
  merged: number;
  identity: ActorIdentity | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorIdentity".
 */
export interface ActorIdentity {
  compartmentId: string;
  openReason: string | null;
  version: string;
  sex: ("female" | "male" | "other") | null;
  bornOn: string | null;
  diedOn: string | null;
  ageLower: number | null;
  ageUpper: number | null;
  ageOn: string | null;
  numberLower: number | null;
  numberUpper: number | null;
  description: string | null;
  occupations: string[];
  civilStatus: string | null;
  birthplace: string | null;
  birthplaceId: string | null;
  characteristics: string[];
  citizenships: string[];
  languages: string[];
  religion: string | null;
  ethnicBackground: string | null;
  nationalOrigin: string | null;
  health: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorCandidate".
 */
export interface ActorCandidate {
  one: Actor;
  other: Actor;
  reasons: Phrase[];
  doubts: Phrase[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Phrase".
 */
export interface Phrase {
  code: string;
  facts: {
    [k: string]: string | number;
  };
  text: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorName".
 */
export interface ActorName {
  id: string;
  actorId: string;
  name: string;
  kind: "official" | "birth" | "other" | "nickname" | "transliteration";
  language: string | null;
  script: string | null;
  isMain: boolean;
  sourceName: string | null;
  claim: {
    id: string;
    body: string;
  } | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorMerge".
 */
export interface ActorMerge {
  id: string;
  kept: ActorRef;
  merged: ActorRef;
  reason: string;
  madeBy: string | null;
  madeAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
  undoneReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorRef".
 */
export interface ActorRef {
  id: string;
  pseudonym: string;
  kind: "person" | "group";
  name: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorDistinct".
 */
export interface ActorDistinct {
  id: string;
  other: ActorRef;
  reason: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ActorRelation".
 */
export interface ActorRelation {
  id: string;
  kind: "member" | "commands" | "kin" | "employed" | "other";
  isFrom: boolean;
  other: ActorRef;
  words: string | null;
  from: string | null;
  until: string | null;
  claimId: string | null;
  reason: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Basis".
 */
export interface Basis {
  id: string;
  recordId: string;
  field: string;
  claimId: string;
  claimBody: string;
  isClaimWithdrawn: boolean;
  stance: "supports" | "contradicts";
  note: string | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HistoryLine".
 */
export interface HistoryLine {
  id: string;
  index: number | null;
  kind: string;
  at: string;
  actor: string | null;
  role: string;
  detail: {
    [k: string]: unknown;
  };
  changes: FieldChange[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FieldChange".
 */
export interface FieldChange {
  table: string;
  field: string;
  from: string | null;
  to: string | null;
  list?: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Allegation".
 */
export interface Allegation {
  id: string;
  title: string;
  party: string;
  respondent: string;
  forum: string;
  provision: string;
  standard: string | null;
  attribution: string | null;
  facts: string | null;
  period: string | null;
  place: string | null;
  version: string;
  madeBy: string | null;
  madeAt: string;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Matrix".
 */
export interface Matrix {
  allegation: Allegation;
  /**
   * Of the forum: FORUM_INTERPRETIVE: it finds no breach of the instrument by itself and reads it with what it applies; FORUM_NONE: the instrument has no basis there; FORUM_NOT_STATED: the law that is loaded says nothing of it; FORUM_RESERVED: a party made a reservation to the provision by which it decides. Empty: it can find a breach.
   */
  remarks: {
    code: "FORUM_INTERPRETIVE" | "FORUM_NONE" | "FORUM_NOT_STATED" | "FORUM_RESERVED";
    /**
     * What it rests on is to be checked by a lawyer.
     */
    toCheck: boolean;
    /**
     * Of which of the two it is said.
     */
    parties: string[];
  }[];
  /**
   * The stage of proceedings that was asked for; null: the merits, as law and counsel say.
   */
  stage: string | null;
  /**
   * The standard that this stage asks before this forum of all that has to be proved, exceptions left out; null: none of its own.
   */
  asked: string | null;
  result: string;
  isMet: boolean;
  provisions: ProvisionRows[];
  hangsOn: {
    item: string;
    result: string;
    isMet: boolean;
  }[];
  /**
   * What is laid; null where it is more than a page has room for: then it is asked for by element.
   */
  laid: LaidPage | null;
  /**
   * How much is laid.
   */
  pieces: number;
  /**
   * Elements and alternatives to which something is laid, withdrawn or not.
   */
  laidTo: string[];
  /**
   * How much speaks against an element and must be answered, and is not: each claim once for an element.
   */
  unanswered: number;
  /**
   * How much of what is laid was weighed by nobody.
   */
  unweighed: number;
  /**
   * Null: the law that is loaded does not say it of these two, or they are not named as States.
   */
  binding: Binding | null;
  withoutClaims: BareLaid[];
  hasMore: boolean;
  isOfOtherLaw: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ProvisionRows".
 */
export interface ProvisionRows {
  id: string;
  label: LawText;
  text: LawText;
  kind: string;
  through: string | null;
  result: string;
  isMet: boolean;
  toCheck: boolean;
  elements: ElementRow[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawText".
 */
export interface LawText {
  [k: string]: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ElementRow".
 */
export interface ElementRow {
  id: string;
  isException: boolean;
  text: LawText;
  prompts: LawText[];
  answers: LawText[];
  authority: Authority[];
  burden: LawText | null;
  required: string | null;
  judgement: Judgement;
  alternatives: AlternativeRow[];
  result: string;
  isMet: boolean;
  toCheck: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Authority".
 */
export interface Authority {
  name: string;
  pinpoint: string | null;
  year: number | null;
  for: LawText | null;
  toCheck: boolean;
  source: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Judgement".
 */
export interface Judgement {
  result: string;
  /**
   * Strongest band for it that was confirmed.
   */
  best: number | null;
  /**
   * Independent origins that corroborate.
   */
  origins: number;
  isAnswered: boolean;
  for: number;
  against: number;
  unweighed: number;
  hangsOn: {
    item: string;
    result: string;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "AlternativeRow".
 */
export interface AlternativeRow {
  id: string;
  text: LawText;
  prompts: LawText[];
  /**
   * Provisions all of whose elements prove it too.
   */
  provisions: string[];
  judgement: Judgement;
  result: string;
  isMet: boolean;
  toCheck: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LaidPage".
 */
export interface LaidPage {
  pieces: LaidPiece[];
  next: string | null;
  /**
   * How much there is of what was asked for, on all pages.
   */
  count: number;
  for: {
    pieces: number;
    origins: number;
  };
  against: {
    pieces: number;
    origins: number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LaidPiece".
 */
export interface LaidPiece {
  id: string;
  slot: string;
  stance: "for" | "against";
  claimId: string;
  body: string;
  sourceName: string;
  saidOn: string | null;
  serial: string | null;
  itemTitle: string | null;
  conclusionId: string | null;
  conclusion: string | null;
  incidentId: string | null;
  incident: string | null;
  record: LaidRecord | null;
  note: string | null;
  answer: string | null;
  isWithdrawn: boolean;
  /**
   * Claims that go back to one statement have one number.
   */
  origin: number | null;
  weighing: Weighing | null;
  proposed: {
    [k: string]: unknown;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LaidRecord".
 */
export interface LaidRecord {
  table:
    | "obstacle"
    | "hazard_record"
    | "handover"
    | "accident"
    | "ground_area"
    | "found_device"
    | "detention_record"
    | "displacement_record";
  id: string;
  /**
   * Id of what has a page of its own: of an obstacle its settlement, else the record.
   */
  homeId: string;
  /**
   * Of an obstacle that of its settlement.
   */
  serial: string;
  /**
   * A code of its kind.
   */
  kind: string | null;
  /**
   * What it is called; null where its serial alone is said, as of people held.
   */
  says: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Weighing".
 */
export interface Weighing {
  kind: string;
  kindNames: LawText | null;
  answers: {
    [k: string]: unknown;
  };
  band: number;
  bandNames: LawText | null;
  /**
   * The band that the rubric gave.
   */
  computed: number;
  /**
   * For another band than the computed one.
   */
  reasons: string | null;
  /**
   * Who confirmed it; null where that person may not be seen.
   */
  by: string | null;
  at: string;
  rubric: {
    id: string;
    version: number;
    digest: string;
    /**
     * Word for word the rubric by which is weighed now.
     */
    isInForce: boolean;
    /**
     * False: its text is not kept here. Then no factor is given, and what it was weighed by cannot be said in words.
     */
    isKept: boolean;
  };
  /**
   * The band with which that kind of evidence begins.
   */
  base: number | null;
  applied: AppliedFactor[];
  /**
   * Factors that nobody answered.
   */
  open: LawOption[];
  alerts: LawText[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "AppliedFactor".
 */
export interface AppliedFactor {
  factor: string;
  names: LawText;
  answer: unknown;
  unit: string | null;
  /**
   * Names of the options that were answered.
   */
  chosen: LawText[];
  adjust: number;
  cap: number | null;
  floor: number | null;
  set: number | null;
  authority: Authority[];
  toCheck: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawOption".
 */
export interface LawOption {
  id: string;
  names: LawText;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Binding".
 */
export interface Binding {
  /**
   * ISO 3166-1 alpha-3: of the party, then of the respondent.
   */
  states: string[];
  /**
   * YYYY-MM-DD.
   */
  since: string;
  /**
   * YYYY-MM-DD: the first day on which one of them was bound no more; null: nobody says so.
   */
  until: string | null;
  untilText: LawText | null;
  /**
   * Said of the two together; else the later of the days of both.
   */
  isStated: boolean;
  text: LawText | null;
  sources: string[];
  toCheck: boolean;
  period: "not-said" | "within" | "begins-before" | "ends-after" | "around" | "before" | "after";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "BareLaid".
 */
export interface BareLaid {
  id: string;
  slot: string;
  stance: "for" | "against";
  conclusionId: string | null;
  incidentId: string | null;
  record: LaidRecord | null;
  says: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Check".
 */
export interface Check {
  id: string;
  result: "PASS" | "FAIL" | "NOT CHECKED";
  subject: string;
  detail: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Casualties".
 */
export interface Casualties {
  support: {
    "count-killed": CasualtySupport;
    "count-injured": CasualtySupport;
    "count-killed-or-injured": CasualtySupport;
  };
  totals: {
    claimId: string;
    measure: "count-killed" | "count-injured" | "count-killed-or-injured";
    value: number | null;
    least: number | null;
    most: number | null;
    population: string | null;
    area: string | null;
    placeId: string | null;
    from: string | null;
    to: string | null;
    asOf: string | null;
    claimant: string;
    source: string;
    serial: string | null;
    quote: string | null;
    support: CasualtySupport;
    isAreaCompared: boolean;
    stands: ("below-records" | "above-records") | null;
  }[];
  wrongSums: {
    whole: PublishedTotal;
    parts: PublishedTotal[];
    sum: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PublishedTotal".
 */
export interface PublishedTotal {
  claimId: string;
  measure: "count-killed" | "count-injured" | "count-killed-or-injured";
  value: number | null;
  least: number | null;
  most: number | null;
  population: string | null;
  area: string | null;
  placeId: string | null;
  from: string | null;
  to: string | null;
  asOf: string | null;
  claimant: string;
  source: string;
  serial: string | null;
  quote: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Change".
 */
export interface Change {
  id: string;
  index: number | null;
  kind: string;
  at: string;
  actorId: string | null;
  actor: string | null;
  role: string;
  subject: {
    table: string;
    id: string;
    label: string | null;
    serial: string | null;
  };
  detail: {
    [k: string]: string | number;
  };
  changes: FieldChange[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Claim".
 */
export interface Claim {
  id: string;
  kind: string;
  body: string;
  speaker: string | null;
  polarity: "affirms" | "denies";
  certainty: string | null;
  saidOn: string | null;
  happenedOn: string | null;
  place: string | null;
  placeId: string | null;
  measure: string | null;
  value: number | null;
  lower: number | null;
  upper: number | null;
  population: string | null;
  area: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  asOf: string | null;
  sourceId: string;
  sourceName: string;
  reliability: string;
  credibility: string;
  supports: number;
  contradicts: number;
  serial: string | null;
  itemTitle: string | null;
  exact: string | null;
  madeAt: string;
  version: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SuggestedBy".
 */
export interface SuggestedBy {
  kind:
    "date" | "count" | "speaker" | "organisation" | "person" | "place" | "court" | "treaty" | "agreement" | "weapon";
  proposed: {
    [k: string]: string | number;
  };
  isChanged: boolean;
  takenBy: string | null;
  takenAt: string;
  run: ModelRun | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ModelRun".
 */
export interface ModelRun {
  id: string;
  host: string;
  model: string;
  promptVersion: string;
  promptSha256: string;
  textSha256: string;
  temperature: number;
  seed: number;
  tokensIn: number | null;
  tokensOut: number | null;
  proposed: number;
  dropped: number;
  askedBy: string | null;
  askedAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Quote".
 */
export interface Quote {
  id: string;
  kind: "text" | "region" | "time" | "cell";
  serial: string;
  itemTitle: string;
  page: number | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  language: string | null;
  targetSha256: string;
  /**
   * W3C Web Annotation selector.
   */
  selector: {
    [k: string]: unknown;
  };
  madeBy: string | null;
  madeAt: string;
  translations: Translation[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Translation".
 */
export interface Translation {
  id: string;
  language: string;
  body: string;
  translator: string;
  translatedOn: string | null;
  isCertified: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ClaimLink".
 */
export interface ClaimLink {
  id: string;
  relation: string;
  isFrom: boolean;
  reason: string;
  madeBy: string | null;
  madeAt: string;
  otherId: string;
  otherBody: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ClaimGrade".
 */
export interface ClaimGrade {
  id: string;
  reliability: string;
  credibility: string;
  reason: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ClaimCheck".
 */
export interface ClaimCheck {
  code: string;
  severity: "note" | "warning";
  why: Phrase;
  others: {
    id: string;
    body: string;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Origin".
 */
export interface Origin {
  claims: {
    id: string;
    body: string;
  }[];
  why: Phrase[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Comment".
 */
export interface Comment {
  id: string;
  authorId: string;
  author: string;
  body: string;
  mentions: string[];
  version: string;
  createdAt: string;
  changedAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Named".
 */
export interface Named {
  id: string;
  name: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundedConclusion".
 */
export interface GroundedConclusion {
  conclusion: Conclusion;
  supporting: GroundOrigin[];
  contradicting: GroundOrigin[];
  /**
   * Claims that it names and that were withdrawn since: neither shown nor counted.
   */
  withdrawn: number;
  /**
   * Whether it names more claims than are shown.
   */
  hasMore: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Conclusion".
 */
export interface Conclusion {
  id: string;
  statement: string;
  reasons: string | null;
  standard: ("reasonable-grounds" | "balance" | "convincing" | "beyond-doubt") | null;
  status: "find-to-do" | "find-in-progress" | "find-ready" | "find-reviewed" | "find-sealed" | "find-disputed";
  incidentId: string | null;
  supersedesId: string | null;
  newerId: string | null;
  /**
   * Claims for it that stand.
   */
  supports: number;
  /**
   * Claims against it that stand.
   */
  contradicts: number;
  /**
   * Claims that it names and that were withdrawn since.
   */
  withdrawn: number;
  version: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundOrigin".
 */
export interface GroundOrigin {
  claims: {
    claim: Claim;
    note: string | null;
  }[];
  why: Phrase[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ConclusionStep".
 */
export interface ConclusionStep {
  from: string;
  to: string;
  reason: string;
  version: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "NamedClaim".
 */
export interface NamedClaim {
  id: string;
  claimId: string;
  body: string;
  sourceName: string;
  isWithdrawn: boolean;
  stance: "supports" | "contradicts";
  note: string | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedDetention".
 */
export interface ListedDetention {
  id: string;
  serial: string;
  kind: "detention" | "missing" | "exchange";
  person: DetainedPerson | null;
  /**
   * People that nobody named; 0 where it is about a person.
   */
  unnamed: number;
  detention: DetentionFacts | null;
  missing: MissingFacts | null;
  exchange: ExchangeFacts | null;
  version: string;
  madeAt: string;
  claims: ExchangeClaim[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DetainedPerson".
 */
export interface DetainedPerson {
  id: string;
  pseudonym: string | null;
  name: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DetentionFacts".
 */
export interface DetentionFacts {
  capturedOn: string | null;
  capturedAt: string | null;
  capturedUnit: string | null;
  capturedBy: string | null;
  /**
   * @maxItems 50
   */
  statuses: {
    party: string;
    words: string;
    code: "prisoner-of-war" | "civilian-internee" | "hostage" | "accused" | "convict" | "other" | "not-said";
    asOf: string | null;
  }[];
  /**
   * @maxItems 50
   */
  places: {
    name: string;
    from: string | null;
    until: string | null;
  }[];
  /**
   * @maxItems 50
   */
  acknowledged: {
    by: string;
    on: string | null;
  }[];
  /**
   * @maxItems 50
   */
  visits: string[];
  outcome: "released" | "exchanged" | "died" | "escaped" | "convicted" | "transferred" | "unknown" | null;
  outcomeOn: string | null;
  outcomeWords: string | null;
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "MissingFacts".
 */
export interface MissingFacts {
  lastSeenOn: string | null;
  lastSeenAt: string | null;
  circumstances: string | null;
  /**
   * @maxItems 50
   */
  states: {
    state: "missing" | "remains-recovered" | "identified" | "administratively-missing" | "found-alive" | "closed";
    by: string;
    on: string | null;
    words: string | null;
  }[];
  sample: "not-said" | "none" | "taken" | "compared" | "matched" | "not-matched";
  sampleNote: string | null;
  grave: string | null;
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ExchangeFacts".
 */
export interface ExchangeFacts {
  heldOn: string | null;
  heldAt: string | null;
  /**
   * @maxItems 50
   */
  mediators: string[];
  note: string | null;
  title: string;
  sideA: string;
  sideB: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ExchangeClaim".
 */
export interface ExchangeClaim {
  id: string;
  side: ("a" | "b") | null;
  measure: "persons" | "maps" | "mines" | "remains" | "characterisation" | "other";
  value: number | null;
  words: string;
  claimant: string;
  asOf: string | null;
  claimId: string | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DetentionCounts".
 */
export interface DetentionCounts {
  records: number;
  /**
   * Different people of the archive.
   */
  named: number;
  /**
   * Sum over records of people whom nobody named.
   */
  unnamed: number;
  statuses: {
    value: string;
    count: number;
  }[];
  outcomes: {
    value: string;
    count: number;
  }[];
  states: {
    value: string;
    count: number;
  }[];
  samples: {
    value: string;
    count: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DetentionFinding".
 */
export interface DetentionFinding {
  code:
    | "list-claimed-differ"
    | "mines-claimed-differ"
    | "claims-differ"
    | "released-twice"
    | "detained-and-missing"
    | "in-two-lists"
    | "release-before-capture"
    | "episodes-overlap";
  severity: "info" | "warning";
  records: {
    id: string;
    serial: string;
  }[];
  facts: {
    [k: string]: string | number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeDetention".
 */
export interface WholeDetention {
  id: string;
  serial: string;
  kind: "detention" | "missing" | "exchange";
  person: DetainedPerson | null;
  /**
   * People that nobody named; 0 where it is about a person.
   */
  unnamed: number;
  detention: DetentionFacts | null;
  missing: MissingFacts | null;
  exchange: ExchangeFacts | null;
  version: string;
  madeAt: string;
  withdrawnReason: string | null;
  /**
   * Whether a number of registration is kept that may be asked for.
   */
  isRegistered: boolean;
  versions: {
    number: number;
    why: string | null;
    madeBy: string | null;
    madeAt: string;
  }[];
  evidence: {
    id: string;
    part:
      | "whole"
      | "status"
      | "capture"
      | "place"
      | "acknowledgement"
      | "visit"
      | "treatment"
      | "outcome"
      | "last-seen"
      | "sample"
      | "grave";
    serial: string | null;
    claimId: string | null;
    incidentId: string | null;
    /**
     * Null of what lies sealed.
     */
    words: string | null;
    note: string | null;
  }[];
  given: {
    parts: ExchangePart[];
    claims: ExchangeClaim[];
    a: SideHeld;
    b: SideHeld;
  } | null;
  findings: DetentionFinding[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ExchangePart".
 */
export interface ExchangePart {
  id: string;
  side: "a" | "b";
  kind: "person" | "map" | "remains";
  note: string | null;
  record: {
    id: string;
    serial: string;
    person: DetainedPerson | null;
    unnamed: number;
    outcome: string | null;
  } | null;
  handover: {
    id: string;
    serial: string;
    title: string;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SideHeld".
 */
export interface SideHeld {
  named: number;
  unnamed: number;
  maps: number;
  mines: {
    devices: number;
    records: number;
  };
  remains: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DisplacementAggregates".
 */
export interface DisplacementAggregates {
  by: "year" | "cause" | "destination";
  cells: {
    settlement: {
      id: string;
      serial: string | null;
      name: string | null;
    } | null;
    column: string | null;
    are: "exact" | "at-least" | "unknown";
    isGroup: boolean;
    displacements: number;
    persons: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PublicDisplacements".
 */
export interface PublicDisplacements {
  k: number;
  tables: {
    population:
      | "households-exact"
      | "households-at-least"
      | "households-unknown"
      | "groups-exact"
      | "groups-at-least"
      | "groups-unknown";
    settlements: ({
      serial: string;
      name: string;
    } | null)[];
    years: (string | null)[];
    cells: ({
      displacements: number | null;
      persons: number | null;
    } | null)[][];
    hidden: {
      small: number;
      complementary: number;
    };
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedDisplacement".
 */
export interface ListedDisplacement {
  id: string;
  serial: string;
  kind: "household" | "event" | "property";
  householdId: string | null;
  householdSerial: string | null;
  settlement: {
    id: string;
    serial: string | null;
    name: string | null;
  } | null;
  year: number | null;
  persons: number | null;
  personsAre: ("exact" | "at-least" | "unknown") | null;
  household: HouseholdFacts | null;
  event: DisplacementEventFacts | null;
  property: PropertyFacts | null;
  members: HouseholdMember[];
  sheet: {
    serial: string | null;
    line: number;
  } | null;
  version: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HouseholdFacts".
 */
export interface HouseholdFacts {
  sizeThen: {
    are: "exact" | "at-least" | "unknown";
    count: number | null;
    saidBy: string | null;
  };
  sizeNow: {
    are: "exact" | "at-least" | "unknown";
    count: number | null;
    saidBy: string | null;
  };
  /**
   * @maxItems 50
   */
  intentions: {
    on: string | null;
    wish: "return" | "return-if" | "stay" | "resettle" | "undecided";
    conditions: string | null;
    saidBy: string;
  }[];
  /**
   * @maxItems 50
   */
  statuses: {
    status: "not-possible" | "visit" | "partial" | "returned" | "relocated" | "deceased";
    from: string | null;
    until: string | null;
    saidBy: string;
    words: string | null;
  }[];
  /**
   * @maxItems 50
   */
  losses: {
    what: string;
    /**
     * A decimal number in digits.
     */
    amount: string;
    /**
     * Three letters of ISO 4217; nothing is converted.
     */
    currency: string;
    from: string | null;
    until: string | null;
    basis: string | null;
    valuedBy: string;
    property: string | null;
  }[];
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DisplacementEventFacts".
 */
export interface DisplacementEventFacts {
  origin: string | null;
  address: string | null;
  from: string | null;
  until: string | null;
  cause:
    | "hostilities"
    | "shelling"
    | "threat"
    | "expulsion"
    | "order"
    | "evacuation"
    | "mines"
    | "destroyed-home"
    | "other"
    | "not-said";
  causeWords: string | null;
  size: {
    are: "exact" | "at-least" | "unknown";
    count: number | null;
    saidBy: string | null;
  };
  /**
   * @maxItems 50
   */
  alleged: {
    actor: string;
    saidBy: string;
    words: string | null;
  }[];
  /**
   * @maxItems 50
   */
  destinations: {
    place: string;
    from: string | null;
    saidBy: string | null;
  }[];
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PropertyFacts".
 */
export interface PropertyFacts {
  type: "house" | "flat" | "land" | "garden" | "farm" | "business" | "grave" | "communal" | "other" | "not-said";
  place: string | null;
  parcel: string | null;
  extent: string | null;
  right: "ownership" | "right-of-use" | "lease" | "communal" | "other" | "not-said";
  rightWords: string | null;
  /**
   * @maxItems 50
   */
  titles: {
    kind:
      | "technical-passport"
      | "household-register"
      | "title-deed"
      | "map-or-plan"
      | "official-record"
      | "witness"
      | "photograph"
      | "other";
    grade: "not-graded" | "weak" | "moderate" | "strong";
    words: string;
    serial: string | null;
  }[];
  /**
   * @maxItems 50
   */
  conditions: {
    condition: "intact" | "damaged" | "destroyed" | "looted" | "rebuilt" | "unknown";
    on: string | null;
    saidBy: string;
    words: string | null;
  }[];
  /**
   * @maxItems 50
   */
  occupants: {
    who: string;
    from: string | null;
    until: string | null;
    saidBy: string;
  }[];
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HouseholdMember".
 */
export interface HouseholdMember {
  id: string;
  person: DetainedPerson;
  role: "head" | "member";
  at: "then" | "now";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DisplacementCounts".
 */
export interface DisplacementCounts {
  records: number;
  causes: {
    value: string;
    count: number;
  }[];
  wishes: {
    value: string;
    count: number;
  }[];
  statuses: {
    value: string;
    count: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeDisplacement".
 */
export interface WholeDisplacement {
  record: ListedDisplacement;
  /**
   * Of a household its displacements and properties.
   */
  parts: ListedDisplacement[];
  withdrawnReason: string | null;
  versions: {
    number: number;
    why: string | null;
    madeBy: string | null;
    madeAt: string;
  }[];
  evidence: {
    id: string;
    part:
      | "whole"
      | "size"
      | "members"
      | "origin"
      | "dates"
      | "cause"
      | "actor"
      | "destination"
      | "title"
      | "right"
      | "condition"
      | "occupant"
      | "intention"
      | "status"
      | "loss";
    stance: "supports" | "contradicts";
    serial: string | null;
    claimId: string | null;
    /**
     * Null of what lies sealed.
     */
    words: string | null;
    note: string | null;
  }[];
  losses: {
    currency: string;
    /**
     * Null where periods of the same property overlap: the losses are not added then.
     */
    sum: string | null;
    losses: number[];
    overlapping: number[][];
  }[];
  findings: {
    code: "members-more" | "members-fewer";
    at: "then" | "now";
    members: number;
    size: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Dossier".
 */
export interface Dossier {
  id: string;
  name: string;
  title: string;
  forum: string | null;
  numbering: string;
  createdAt: string;
  exhibits: number;
  filedOn: string | null;
  filedWith: string | null;
  lastBuild: {
    id: string;
    builtAt: string;
    result: string;
    sha256: string;
    sizeBytes: number;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Exhibit".
 */
export interface Exhibit {
  exhibitId: string;
  itemId: string;
  position: number;
  title: string;
  serial: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string | null;
  pages: number | null;
  languages: string[];
  documentDate: string | null;
  originalName: string;
  compartmentId: string;
  sourceName: string;
  section: string | null;
  label: string;
  extract: string | null;
  extractReason: string | null;
  filedPages: number | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Build".
 */
export interface Build {
  id: string;
  builtAt: string;
  result: string;
  sha256: string;
  contentSha256: string;
  sizeBytes: number;
  exhibits: number;
  pages: number;
  checkpointSize: number;
  volumes: Volume[];
  publicTest: {
    files: number;
    pages: number;
    covered: number;
    withheld: number;
    alike: number;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Volume".
 */
export interface Volume {
  number: number;
  sha256: string;
  sizeBytes: number;
  pages: number;
  firstLabel: string;
  lastLabel: string;
  profile: string;
  profileVersion: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DossierProblem".
 */
export interface DossierProblem {
  code:
    | "hidden"
    | "withdrawn"
    | "holds-withdrawn"
    | "consent-none"
    | "consent-ended"
    | "consent-other"
    | "consent-unnamed"
    | "consent-public"
    | "sealed"
    | "damaged"
    | "unread"
    | "untranslated"
    | "repeated"
    | "label"
    | "over-limit"
    | "out-of-order"
    | "changed"
    | "extract-outside"
    | "extract-refused"
    | "extract-quoted"
    | "extract-cited";
  severity: "error" | "warning" | "info";
  exhibitId: string | null;
  n: number;
  text: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Filing".
 */
export interface Filing {
  id: string;
  buildId: string;
  sha256: string | null;
  filedOn: string;
  filedWith: string;
  reference: string | null;
  madeBy: string;
  madeAt: string;
  reopenedBy: string | null;
  reopenedAt: string | null;
  reopenedReason: string | null;
  notes: {
    id: string;
    kind: string;
    serial: string | null;
    title: string | null;
    place: string | null;
    says: string | null;
    shouldSay: string | null;
    reason: string;
    madeBy: string;
    madeAt: string;
    outcome: string | null;
    outcomeReason: string | null;
    settledBy: string | null;
    settledAt: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "RedactionProposal".
 */
export interface RedactionProposal {
  id: string;
  serial: string;
  page: number;
  regions: {
    x: number;
    y: number;
    width: number;
    height: number;
  }[];
  passage: {
    page: number;
    start: number;
    end: number;
  } | null;
  likeness: "whole" | "initials" | "part";
  words: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FindingGroup".
 */
export interface FindingGroup {
  tool: string;
  code: string;
  severity: "info" | "warning" | "error";
  count: number;
  items: number;
  newestAt: string;
  canRetry: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "OpenFinding".
 */
export interface OpenFinding {
  id: string;
  subject: string;
  detail: string;
  foundAt: string;
  item: {
    serial: string;
    title: string;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FoundDevice".
 */
export interface FoundDevice {
  id: string;
  serial: string;
  foundOn: string | null;
  precision: "measured" | "map" | "approximate" | "settlement" | "none";
  category:
    | "anti-personnel"
    | "anti-vehicle"
    | "improvised"
    | "booby-trap"
    | "submunition"
    | "uxo"
    | "axo"
    | "other"
    | "unknown";
  model: string | null;
  lot: string | null;
  madeOn: string | null;
  /**
   * The first day that its marking can mean.
   */
  earliestLaying: string | null;
  condition: string | null;
  depthCm: number | null;
  destroyed: "yes" | "no" | "unknown";
  record: {
    id: string;
    serial: string;
  } | null;
  area: {
    id: string;
    title: string;
  } | null;
  item: string | null;
  note: string | null;
  /**
   * What cannot be right of where it lies, with what that means; nothing is refused for it.
   */
  findings: TraverseFinding[];
  version: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PlaceCandidate".
 */
export interface PlaceCandidate {
  id: string;
  kind: string;
  name: string;
  matched: ({
    name: string;
    language: string | null;
    usedBy: string | null;
  } & {
    from: string | null;
    until: string | null;
  })[];
  names: {
    name: string;
    language: string | null;
    usedBy: string | null;
  }[];
  within: string[];
  latitude: number | null;
  longitude: number | null;
  precision: string;
  /**
   * False: from general knowledge, to be compared with a source.
   */
  isChecked: boolean;
  rank: number;
  reasons: string[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedArea".
 */
export interface ListedArea {
  id: string;
  serial: string;
  title: string;
  record: {
    id: string;
    serial: string;
  } | null;
  isMeasured: boolean;
  searched: "fully" | "partly" | "no";
  works: number;
  devices: number;
  version: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeArea".
 */
export interface WholeArea {
  id: string;
  serial: string;
  title: string;
  record: {
    id: string;
    serial: string;
  } | null;
  isMeasured: boolean;
  searched: "fully" | "partly" | "no";
  works: number;
  devices: number;
  version: string;
  madeAt: string;
  placeId: string | null;
  extent: number[][][][];
  searchedReasons: string | null;
  note: string | null;
  withdrawnReason: string | null;
  /**
   * What cannot be right of where it lies, with what that means; nothing is refused for it.
   */
  findings: TraverseFinding[];
  parts: {
    id: string;
    name: string;
    kind: "non-technical-survey" | "technical-survey" | "clearance";
    released: "cancelled" | "reduced" | "cleared" | "none";
    extent: number[][][][] | null;
    criteria: string | null;
    organisation: string;
    started: string | null;
    ended: string | null;
    method: string | null;
    depthCm: number | null;
    item: string | null;
    visits: {
      id: string;
      visitedOn: string | null;
      inspectedBy: string;
      nonconformity: "none" | "minor" | "major" | "critical";
      words: string | null;
      measures: string | null;
    }[];
  }[];
  found: FoundDevice[];
  conservation: {
    original_m2: number;
    by: {
      cancelled: number;
      reduced: number;
      cleared: number;
    };
    /**
     * Nobody released it: it stays hazardous.
     */
    remaining_m2: number;
    remaining: number[][][][];
    twice: {
      one: string;
      other: string;
      area_m2: number;
    }[];
    outside: {
      id: string;
      area_m2: number;
    }[];
    holds: boolean;
    tolerance_m2: number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundCounts".
 */
export interface GroundCounts {
  on: string;
  /**
   * shown, undated, maybe, later and unplaced add up to all.
   */
  hazards: {
    all: number;
    /**
     * Dated, until the day, with a place.
     */
    shown: number;
    /**
     * Without a date, with a place: a layer of its own.
     */
    undated: number;
    /**
     * Said to have been there by a later day, with a place: it may have been there, a layer of its own.
     */
    maybe: number;
    later: number;
    /**
     * Without a place: in no tile.
     */
    unplaced: number;
    kinds: {
      sha: number;
      cha: number;
      "not-decided": number;
    };
  };
  /**
   * shown, undated, maybe, later and unplaced add up to all.
   */
  accidents: {
    all: number;
    /**
     * Dated, until the day, with a place.
     */
    shown: number;
    /**
     * Without a date, with a place: a layer of its own.
     */
    undated: number;
    /**
     * Said to have been there by a later day, with a place: it may have been there, a layer of its own.
     */
    maybe: number;
    later: number;
    /**
     * Without a place: in no tile.
     */
    unplaced: number;
    kinds: {
      accident: number;
    };
  };
  /**
   * shown, undated, maybe, later and unplaced add up to all.
   */
  settlements: {
    all: number;
    /**
     * Dated, until the day, with a place.
     */
    shown: number;
    /**
     * Without a date, with a place: a layer of its own.
     */
    undated: number;
    /**
     * Said to have been there by a later day, with a place: it may have been there, a layer of its own.
     */
    maybe: number;
    later: number;
    /**
     * Without a place: in no tile.
     */
    unplaced: number;
    kinds: {
      blocked: number;
      "at-risk": number;
      "none-recorded": number;
      unknown: number;
    };
  };
  /**
   * shown, undated, maybe, later and unplaced add up to all.
   */
  groundAreas: {
    all: number;
    /**
     * Dated, until the day, with a place.
     */
    shown: number;
    /**
     * Without a date, with a place: a layer of its own.
     */
    undated: number;
    /**
     * Said to have been there by a later day, with a place: it may have been there, a layer of its own.
     */
    maybe: number;
    later: number;
    /**
     * Without a place: in no tile.
     */
    unplaced: number;
    kinds: {
      sha: number;
      cha: number;
      "not-decided": number;
    };
  };
  /**
   * shown, undated, maybe, later and unplaced add up to all.
   */
  released: {
    all: number;
    /**
     * Dated, until the day, with a place.
     */
    shown: number;
    /**
     * Without a date, with a place: a layer of its own.
     */
    undated: number;
    /**
     * Said to have been there by a later day, with a place: it may have been there, a layer of its own.
     */
    maybe: number;
    later: number;
    /**
     * Without a place: in no tile.
     */
    unplaced: number;
    kinds: {
      cancelled: number;
      reduced: number;
      cleared: number;
    };
  };
  box: [number, number, number, number] | null;
  days: [string, string] | null;
  outlinesLeftOut: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundInView".
 */
export interface GroundInView {
  hazards: {
    total: number;
    items: {
      id: string;
      serial: string;
      title: string;
      dated: string | null;
      datedBy: string | null;
      decided: ("sha" | "cha" | "not-decided") | null;
      work: {
        areaId: string;
        name: string;
        kind: "non-technical-survey" | "technical-survey" | "clearance";
        released: "cancelled" | "reduced" | "cleared" | "none";
        organisation: string;
      } | null;
    }[];
  };
  accidents: {
    total: number;
    items: {
      id: string;
      serial: string;
      title: string;
      dated: string | null;
      datedBy: string | null;
      decided: ("sha" | "cha" | "not-decided") | null;
      work: {
        areaId: string;
        name: string;
        kind: "non-technical-survey" | "technical-survey" | "clearance";
        released: "cancelled" | "reduced" | "cleared" | "none";
        organisation: string;
      } | null;
    }[];
  };
  settlements: {
    total: number;
    items: {
      id: string;
      serial: string;
      title: string;
      dated: string | null;
      datedBy: string | null;
      decided: ("sha" | "cha" | "not-decided") | null;
      work: {
        areaId: string;
        name: string;
        kind: "non-technical-survey" | "technical-survey" | "clearance";
        released: "cancelled" | "reduced" | "cleared" | "none";
        organisation: string;
      } | null;
    }[];
  };
  groundAreas: {
    total: number;
    items: {
      id: string;
      serial: string;
      title: string;
      dated: string | null;
      datedBy: string | null;
      decided: ("sha" | "cha" | "not-decided") | null;
      work: {
        areaId: string;
        name: string;
        kind: "non-technical-survey" | "technical-survey" | "clearance";
        released: "cancelled" | "reduced" | "cleared" | "none";
        organisation: string;
      } | null;
    }[];
  };
  released: {
    total: number;
    items: {
      id: string;
      serial: string;
      title: string;
      dated: string | null;
      datedBy: string | null;
      decided: ("sha" | "cha" | "not-decided") | null;
      work: {
        areaId: string;
        name: string;
        kind: "non-technical-survey" | "technical-survey" | "clearance";
        released: "cancelled" | "reduced" | "cleared" | "none";
        organisation: string;
      } | null;
    }[];
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedHandover".
 */
export interface ListedHandover {
  handover: Handover;
  claims: HandoverClaim[];
  sheets: number;
  hasReceipt: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Handover".
 */
export interface Handover {
  id: string;
  serial: string;
  title: string;
  givenBy: string | null;
  receivedBy: string | null;
  through: string[];
  dated: string | null;
  inExchange: string | null;
  custodian: string | null;
  version: string;
  madeBy: string | null;
  madeAt: string;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HandoverClaim".
 */
export interface HandoverClaim {
  id: string;
  measure: "mines" | "anti-personnel" | "anti-vehicle" | "sheets" | "quality" | "other";
  value: number | null;
  words: string;
  claimant: string;
  asOf: string | null;
  /**
   * Null: no definition was published.
   */
  definition: string | null;
  claimId: string | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeHandover".
 */
export interface WholeHandover {
  handover: Handover;
  claims: HandoverClaim[];
  items: HandoverItem[];
  records: ListedHazardRecord[];
  support: {
    mines: {
      devices: number;
      /**
       * Records that state a number.
       */
      records: number;
    };
    "anti-personnel": {
      devices: number;
      /**
       * Records that state a number.
       */
      records: number;
    };
    "anti-vehicle": {
      devices: number;
      /**
       * Records that state a number.
       */
      records: number;
    };
  };
  findings: HandoverFinding[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HandoverItem".
 */
export interface HandoverItem {
  id: string;
  kind: "sheet" | "receipt";
  serial: string;
  title: string | null;
  sha256: string;
  isSealed: boolean;
  sheetNumber: string | null;
  sheetDate: string | null;
  devices: number | null;
  note: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedHazardRecord".
 */
export interface ListedHazardRecord {
  id: string;
  serial: string;
  title: string;
  form: "soviet" | "nato" | "other";
  number: string | null;
  handover: {
    id: string;
    serial: string;
    title: string;
  } | null;
  sheet: string | null;
  /**
   * As the sheet states it.
   */
  total: number | null;
  hasOutline: boolean;
  /**
   * Requirements of the checklist that the sheet meets.
   */
  present: number;
  /**
   * Requirements that are asked of it.
   */
  asked: number;
  /**
   * Checks of the sheet against itself that do not fit.
   */
  doesNotFit: number;
  /**
   * Errors found in its points.
   */
  errors: number;
  decided: "sha" | "cha" | "not-decided";
  version: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HandoverFinding".
 */
export interface HandoverFinding {
  code:
    | "mines-claimed-differ"
    | "sheets-claimed-differ"
    | "claimants-differ"
    | "quality-undefined"
    | "record-without-sheet"
    | "record-without-geometry"
    | "record-without-total"
    | "sheet-without-record"
    | "sheet-twice"
    | "sheet-open";
  severity: "info" | "warning";
  subject: string;
  facts: {
    [k: string]: string | number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundValidation".
 */
export interface GroundValidation {
  metrics: string;
  isOfOne: boolean;
  searched: {
    fully: number;
    partly: number;
    no: number;
    withoutPlace: number;
  };
  precision: GroundShare;
  recall: GroundShare;
  devicesWithoutPlace: number;
  quantities: {
    type: string;
    recorded: number;
    found: number;
    ratio: number | null;
  }[];
  fits: {
    record: string;
    iou: number;
    offset_m: number;
    hausdorff_m: number;
    rotation_deg: number;
    residual_m: number;
    residualAfter_m: number;
  }[];
  accidents: {
    outside: GroundShare;
    withoutPlace: number;
  };
  findings: {
    code: string;
    severity: "info" | "warning" | "error";
    subject: string;
    facts: {
      [k: string]: string | number;
    };
    says: string;
    safety: string;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "GroundShare".
 */
export interface GroundShare {
  of: number;
  total: number;
  share: number | null;
  wilson95: number[] | null;
  jeffreys: {
    mean: number;
    low: number;
    high: number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HazardCounts".
 */
export interface HazardCounts {
  total: number;
  forms: {
    value: string;
    count: number;
  }[];
  decided: {
    value: string;
    count: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HazardShape".
 */
export interface HazardShape {
  id: string;
  serial: string;
  title: string;
  decided: "sha" | "cha" | "not-decided";
  envelope: {
    p50: {
      type: "MultiPolygon";
      coordinates: number[][][][];
    };
    p95: {
      type: "MultiPolygon";
      coordinates: number[][][][];
    };
  } | null;
  points: {
    id: string;
    lon: number;
    lat: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeHazardRecord".
 */
export interface WholeHazardRecord {
  id: string;
  serial: string;
  title: string;
  form: "soviet" | "nato" | "other";
  version: string;
  /**
   * The version that is shown; the last one holds.
   */
  shown: number;
  /**
   * False of what was only released to the reader.
   */
  mayChange: boolean;
  handover: {
    id: string;
    serial: string;
    title: string;
  } | null;
  sheet: {
    serial: string;
    isSealed: boolean;
  } | null;
  entered: EnteredRecord;
  derived: DerivedRecord;
  reckoning: string;
  /**
   * The program reckons otherwise now than it did then.
   */
  isReckonedAnew: boolean;
  versions: HazardVersion[];
  /**
   * The last one first; it holds.
   */
  decisions: HazardDecision[];
  releases: HazardRelease[];
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "EnteredRecord".
 */
export interface EnteredRecord {
  v: 1;
  title: string;
  form: "soviet" | "nato" | "other";
  number?: string;
  unit?: string;
  commander?: string;
  purpose?: string;
  compiledOn?: string;
  handedOverOn?: string;
  map?: {
    sheet?: string;
    scale?: number;
    edition?: string;
  };
  sketch?: {
    isAttached: boolean;
    hasScale?: boolean;
    hasNorth?: boolean;
  };
  laid?: {
    from?: string;
    to?: string;
  };
  method?: {
    place?: string;
    by?: "hand" | "machine" | "remote" | "unknown";
    depthCm?: number;
  };
  dimensions?: {
    frontM?: number;
    depthM?: number;
    rows?: number;
    rowSpacingM?: number;
    stepM?: number;
  };
  /**
   * @maxItems 2000
   */
  devices?: {
    category: "anti-personnel" | "anti-vehicle" | "improvised" | "booby-trap" | "other" | "unknown";
    model?: string;
    count?: number;
    fuze?: string;
    lifetime?: string;
    antiHandling?: number;
    row?: string;
  }[];
  totalDevices?: number;
  /**
   * @maxItems 500
   */
  rows?: {
    name: string;
    count?: number;
    from?: string;
    to?: string;
  }[];
  /**
   * @maxItems 100
   */
  lanes?: {
    name?: string;
    widthM?: number;
    marking?: string;
    closing?: string;
    from?: string;
    to?: string;
  }[];
  /**
   * @maxItems 2000
   */
  boobyTraps?: {
    position?: string;
    mechanism?: string;
  }[];
  copyHeldAt?: string;
  traverse?: {
    v: 1;
    title: string;
    crs: {
      system: "wgs84" | "utm" | "mgrs" | "sk42" | "sk42-gauss-kruger";
      zone?: number;
      hemisphere?: "north" | "south";
      axes?: "easting-northing" | "northing-easting";
      datumSet?: "1254" | "1267" | "1808" | "5044" | "15865";
      /**
       * @minItems 2
       */
      near?: [number, number];
    };
    bearings: {
      unit: "degree" | "gon" | "mil-6000" | "mil-6400";
      north: "true" | "grid" | "magnetic";
      declination?: {
        degrees: number;
        sigmaDegrees?: number;
        source: string;
      };
      sigmaDegrees?: number;
    };
    distances: {
      unit: "metre" | "pace";
      paceMetres?: number;
      sigmaShare?: number;
    };
    mapScale?: number;
    /**
     * @minItems 1
     * @maxItems 100
     */
    referencePoints: [
      {
        id: string;
        position: string;
        description?: string;
        sigmaM?: number;
      },
      ...{
        id: string;
        position: string;
        description?: string;
        sigmaM?: number;
      }[]
    ];
    /**
     * @maxItems 500
     */
    legs: {
      from: string;
      to: string;
      bearing: number | string;
      distance: number;
    }[];
    /**
     * @maxItems 500
     */
    ring?: string[];
    draws?: number;
    seed?: number;
  };
  fragments?: {
    crs?: {
      system: "wgs84" | "utm" | "mgrs" | "sk42" | "sk42-gauss-kruger";
      zone?: number;
      hemisphere?: "north" | "south";
      axes?: "easting-northing" | "northing-easting";
      datumSet?: "1254" | "1267" | "1808" | "5044" | "15865";
      /**
       * @minItems 2
       */
      near?: [number, number];
    };
    bearings?: {
      unit: "degree" | "gon" | "mil-6000" | "mil-6400";
      north: "true" | "grid" | "magnetic";
      declination?: {
        degrees: number;
        sigmaDegrees?: number;
        source: string;
      };
      sigmaDegrees?: number;
    };
    distances?: {
      unit: "metre" | "pace";
      paceMetres?: number;
      sigmaShare?: number;
    };
    mapScale?: number;
    /**
     * @maxItems 100
     */
    referencePoints?: {
      id?: string;
      position?: string;
      description?: string;
      sigmaM?: number;
    }[];
    /**
     * @maxItems 500
     */
    legs?: {
      from?: string;
      to?: string;
      bearing?: number | string;
      distance?: number;
    }[];
    /**
     * @maxItems 500
     */
    ring?: string[];
  };
  /**
   * @maxItems 17
   */
  illegible?: (
    | "referencePoints"
    | "dimensions"
    | "sketch"
    | "perimeter"
    | "types"
    | "numbers"
    | "method"
    | "fuzes"
    | "laid"
    | "antiHandling"
    | "rows"
    | "boobyTraps"
    | "remote"
    | "copies"
    | "head"
    | "lanes"
    | "legs"
  )[];
  /**
   * @maxItems 17
   */
  partlyRead?: (
    | "referencePoints"
    | "dimensions"
    | "sketch"
    | "perimeter"
    | "types"
    | "numbers"
    | "method"
    | "fuzes"
    | "laid"
    | "antiHandling"
    | "rows"
    | "boobyTraps"
    | "remote"
    | "copies"
    | "head"
    | "lanes"
    | "legs"
  )[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DerivedRecord".
 */
export interface DerivedRecord {
  completeness: {
    requirements: {
      number: number;
      provision: string;
      part: string;
      met: "present" | "partial" | "absent" | "illegible" | "not-applicable";
      why: string;
    }[];
    counts: {
      [k: string]: number;
    };
  };
  consistency: {
    checks: {
      code: string;
      result: "fits" | "does-not-fit" | "not-asked";
      says: string;
      facts: {
        [k: string]: string | number;
      };
    }[];
    counts: {
      [k: string]: number;
    };
  };
  /**
   * Not compared with surveys, clearance and accidents yet.
   */
  external: null;
  traverse: ReckonedTraverse | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ReckonedTraverse".
 */
export interface ReckonedTraverse {
  points: {
    id: string;
    lon: number;
    lat: number;
    p95_m: number;
    is: "stated" | "reckoned";
  }[];
  closure_m: number | null;
  closures: {
    at: string;
    length_m: number;
    sigma_m: number;
  }[];
  adjusted:
    | {
        id: string;
        lon: number;
        lat: number;
      }[]
    | null;
  area_m2: number | null;
  envelope: {
    p50: {
      type: "MultiPolygon";
      coordinates: number[][][][];
    };
    p95: {
      type: "MultiPolygon";
      coordinates: number[][][][];
    };
  } | null;
  readAs: {
    code: string;
    facts: {
      [k: string]: string | number;
    };
  }[];
  whatIf: {
    code: string;
    facts: {
      [k: string]: string | number;
    };
    shift_m: number;
    closure_m: number | null;
  }[];
  findings: TraverseFinding[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HazardVersion".
 */
export interface HazardVersion {
  number: number;
  why: string | null;
  reckoning: string;
  /**
   * How far the point lies off that moved most, against the version before it.
   */
  movedM: number | null;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HazardDecision".
 */
export interface HazardDecision {
  decided: "sha" | "cha" | "not-decided";
  reasons: string;
  /**
   * The version of the record that was looked at.
   */
  version: number;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "HazardRelease".
 */
export interface HazardRelease {
  id: string;
  to: string | null;
  reason: string;
  askedBy: string | null;
  askedAt: string;
  /**
   * The reader asked for it, and cannot agree to it.
   */
  isMine: boolean;
  agreedBy: string | null;
  agreedAt: string | null;
  endedBy: string | null;
  endedAt: string | null;
  endedReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Health".
 */
export interface Health {
  now: string;
  version: string;
  root: string;
  problems: string[];
  database: {
    version: string;
    sizeBytes: number;
  };
  disks: {
    of: "archive" | "local";
    freeBytes: number;
    totalBytes: number;
  }[];
  checkpoint: {
    size: number;
    publishedAt: string | null;
  } | null;
  authorities: string[];
  stamp: {
    size: number;
    authority: string;
    genTime: string;
  } | null;
  workers: number;
  waiting: number;
  oldestWaitingAt: string | null;
  index: {
    status: string;
    rows: number;
    detail?: string;
    pending: number;
    waiting: number;
  };
  memory: {
    processBytes: number;
    freeBytes: number;
    totalBytes: number;
  };
  checks: {
    fsck?: {
      at: string;
      errors: number;
      warnings: number;
      looked: number;
    };
    scrub?: {
      at: string;
      errors: number;
      warnings: number;
      looked: number;
    };
    rebuild?: {
      at: string;
      errors: number;
      warnings: number;
      looked: number;
    };
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ImportRun".
 */
export interface ImportRun {
  id: string;
  serial: string;
  title: string;
  sheet: number;
  kind: "incidents" | "people" | "casualties";
  state: string;
  rows: number;
  imported: number;
  failed: number;
  already: number;
  made: {
    incidents: number;
    acts: number;
    involvements: number;
    information: number;
    actors: number;
    names: number;
  };
  madeBy: string | null;
  madeAt: string;
  endedAt: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ImportCause".
 */
export interface ImportCause {
  code: string;
  column: string | null;
  isError: boolean;
  count: number;
  sample: {
    line: number;
    value: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FailedRow".
 */
export interface FailedRow {
  line: number;
  said: {
    code: string;
    column: string | null;
    value: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Forms".
 */
export interface Forms {
  incident: Field[];
  act: Field[];
  involvement: Field[];
  information: Field[];
  intervention: Field[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Field".
 */
export interface Field {
  name: string;
  kind: string;
  esf: string | null;
  list: string | null;
  isRequired: boolean;
  within: string | null;
  label: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Incident".
 */
export interface Incident {
  id: string;
  title: string;
  happenedOn: string | null;
  place: string | null;
  placeId: string | null;
  status: string | null;
  acts: string[];
  victims: number;
  perpetrators: number;
  tellers: number;
  isWithdrawn: boolean;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "IncidentFacets".
 */
export interface IncidentFacets {
  acts: {
    id: string | null;
    count: number;
  }[];
  statuses: {
    id: string | null;
    count: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Places".
 */
export interface Places {
  cells: {
    count: number;
    latitude: number;
    longitude: number;
    accuracyM: number | null;
    west: number;
    south: number;
    east: number;
    north: number;
  }[];
  total: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Timeline".
 */
export interface Timeline {
  unit: "decade" | "year" | "month" | "day";
  spans: {
    from: string;
    to: string;
    count: number;
  }[];
  undated: number;
  isWhole: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "IncidentRecord".
 */
export interface IncidentRecord {
  form: "incident" | "act" | "involvement" | "information" | "intervention";
  id: string;
  actId: string | null;
  values: {
    [k: string]: unknown;
  };
  version: string;
  madeBy: string | null;
  madeAt: string;
  changedAt: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "IncidentLink".
 */
export interface IncidentLink {
  id: string;
  relation: string;
  isFrom: boolean;
  reason: string;
  madeBy: string | null;
  madeAt: string;
  otherId: string;
  otherTitle: string;
  otherHappenedOn: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "IntakeResult".
 */
export interface IntakeResult {
  received: number;
  items: number;
  duplicates: number;
  failed: number;
  bytes: number;
  seconds: number;
  findings: {
    code: string;
    subject: string;
    detail: string;
    severity: string;
  }[];
  serials: string[];
  again: {
    path: string;
    serial: string | null;
    title: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemSummary".
 */
export interface ItemSummary {
  id: string;
  serial: string;
  title: string;
  kind: string | null;
  mediaType: string | null;
  sizeBytes: number;
  sha256: string;
  pages: number | null;
  languages: string[];
  documentDate: string | null;
  receivedAt: string;
  sourceId: string;
  sourceName: string;
  compartmentId: string;
  findings: number;
  isWithdrawn: boolean;
  thumbnail: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemFacets".
 */
export interface ItemFacets {
  kind: FacetCount[];
  language: FacetCount[];
  source: FacetCount[];
  tag: FacetCount[];
  findings: FacetCount[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FacetCount".
 */
export interface FacetCount {
  value: string;
  label: string;
  count: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemDetail".
 */
export interface ItemDetail {
  version: string;
  item: ItemSummary;
  isSealed: boolean;
  tags: string[];
  place: Place | null;
  provenance: {
    id: string;
    originalPath: string;
    modifiedAt: string | null;
    receivedAt: string;
    receivedBy: string | null;
    containerSerial: string | null;
    capture: {
      url: string;
      at: string | null;
      status: number | null;
      mediaType: string | null;
      record: string | null;
      file: string | null;
      digest: string | null;
      digestState: string;
    } | null;
    label: string | null;
    obtainedFrom: string | null;
    obtainedHow: string | null;
    obtainedAt: string | null;
    conditions: string | null;
    language: string | null;
    restrictions: string | null;
    sourceName: string | null;
    sourceKind: string | null;
    sourceAffiliation: string | null;
    sourceReliability: string | null;
  }[];
  copies: {
    id: string;
    kind: string;
    role: string;
    page: number | null;
    sha256: string;
    sizeBytes: number;
    mediaType: string | null;
    made: {
      tool: string;
      version: string;
      params: {
        [k: string]: unknown;
      };
      fromSha256: string;
    } | null;
    createdAt: string;
  }[];
  findings: Finding[];
  relations: {
    id: string;
    serial: string;
    title: string;
    kind: string;
    score: number | null;
    outgoing: boolean;
  }[];
  metadata: {
    [k: string]: unknown;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Place".
 */
export interface Place {
  latitude: number;
  longitude: number;
  accuracyM: number | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  id: string;
  tool: string;
  code: string;
  subject: string;
  detail: string;
  severity: "info" | "warning" | "error";
  foundAt: string;
  clearedAt: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemUse".
 */
export interface ItemUse {
  /**
   * A copy of it elsewhere, for preservation.
   */
  preserve:
    ("withdrawn" | "holds-withdrawn" | "consent-none" | "consent-ended" | "consent-other" | "consent-unnamed") | null;
  publish:
    ("withdrawn" | "holds-withdrawn" | "consent-none" | "consent-ended" | "consent-other" | "consent-unnamed") | null;
  share: {
    forum: string;
    names: LawText;
    bar:
      ("withdrawn" | "holds-withdrawn" | "consent-none" | "consent-ended" | "consent-other" | "consent-unnamed") | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemWithdrawal".
 */
export interface ItemWithdrawal {
  id: string;
  cause: "consent" | "danger" | "not-authentic" | "received-in-error" | "privileged" | "other";
  reason: string;
  withdrawnBy: string;
  withdrawnAt: string;
  restoredBy: string | null;
  restoredAt: string | null;
  restoredReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Consent".
 */
export interface Consent {
  id: string;
  /**
   * Of the item that it was recorded of: this one, or one that it came inside.
   */
  serial: string;
  basis: "written" | "recorded" | "oral" | "guardian" | "not-needed";
  purposes: ("preserve" | "analyse" | "share" | "publish")[];
  /**
   * Ids of forums that it may be shared with; none: any.
   */
  forums: string[];
  anonymity: "named" | "unnamed";
  givenOn: string | null;
  expiresOn: string | null;
  informedBy: string | null;
  interpreter: string | null;
  witness: string | null;
  note: string | null;
  madeBy: string;
  madeAt: string;
  isWithdrawn: boolean;
  withdrawnAt: string | null;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ImportMapping".
 */
export interface ImportMapping {
  v: 1;
  list?: string;
  header?: number;
  delimiter?: string;
  encoding?: string;
  /**
   * @minItems 1
   * @maxItems 20
   */
  key?: [string, ...string[]];
  compartment?: string;
  source?: string;
  incident?: {
    /**
     * @minItems 1
     * @maxItems 20
     */
    key?: [string, ...string[]];
    fields: {
      [k: string]: {
        column?: string;
        constant?: string[] | number | string;
        template?: string;
        values?: {
          [k: string]: string;
        };
        format?: string;
        split?: string;
      };
    };
  };
  act?: {
    fields: {
      [k: string]: {
        column?: string;
        constant?: string[] | number | string;
        template?: string;
        values?: {
          [k: string]: string;
        };
        format?: string;
        split?: string;
      };
    };
  };
  involvement?: {
    fields: {
      [k: string]: {
        column?: string;
        constant?: string[] | number | string;
        template?: string;
        values?: {
          [k: string]: string;
        };
        format?: string;
        split?: string;
      };
    };
  };
  information?: {
    fields: {
      [k: string]: {
        column?: string;
        constant?: string[] | number | string;
        template?: string;
        values?: {
          [k: string]: string;
        };
        format?: string;
        split?: string;
      };
    };
  };
  actor?: {
    kind: "person" | "group";
    countingUnit?: string;
    /**
     * @maxItems 20
     */
    names?: {
      column: string;
      kind: "official" | "birth" | "other" | "nickname" | "transliteration";
      language?: string;
    }[];
    fields?: {
      [k: string]: {
        column?: string;
        constant?: string[] | number | string;
        template?: string;
        values?: {
          [k: string]: string;
        };
        format?: string;
        split?: string;
      };
    };
    isProtected?: boolean;
    openReason?: string;
    identityCompartment?: string;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DryRun".
 */
export interface DryRun {
  rows: number;
  imported: number;
  failed: number;
  already: number;
  made: {
    incidents: number;
    acts: number;
    involvements: number;
    information: number;
    actors: number;
    names: number;
  };
  causes: ImportCause[];
  header: string[];
  text: {
    delimiter: string;
    encoding: string;
    isGuess: boolean;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SheetSample".
 */
export interface SheetSample {
  columns: {
    name: string;
    sample: string[];
  }[];
  text: {
    delimiter: string;
    encoding: string;
    isGuess: boolean;
  } | null;
  mapping: unknown;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Receipt".
 */
export interface Receipt {
  sha256: string;
  sizeBytes: number;
  receivedAt: string;
  isMove: boolean;
  origin: string;
  vkey: string;
  fingerprint: string;
  checkpoint: string;
  openings: {
    index: number;
    salt: string;
    entry: {
      [k: string]: unknown;
    };
    proof: string;
  }[];
  vouchers: {
    proof: string;
    stamps: {
      authority: string;
      token: string;
      certificates: string;
    }[];
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Redaction".
 */
export interface Redaction {
  id: string;
  page: number | null;
  regions: {
    x: number;
    y: number;
    width: number;
    height: number;
  }[];
  passage: {
    page: number;
    start: number;
    end: number;
  } | null;
  category: "witness" | "victim" | "third-person" | "location" | "medical" | "security" | "privileged";
  authority: string;
  reason: string | null;
  isByRule: boolean;
  madeBy: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Suggestion".
 */
export interface Suggestion {
  kind:
    "date" | "count" | "speaker" | "organisation" | "person" | "place" | "court" | "treaty" | "agreement" | "weapon";
  text: string;
  start: number;
  end: number;
  runId: string | null;
  confidence: number;
  confidenceBefore: number;
  state: "open" | "left" | "taken";
  leftId: string | null;
  leftReason: ("wrong-words" | "wrong-value" | "not-of-interest" | "other") | null;
  claimId: string | null;
  leftBefore: number;
  takenBefore: number;
  likeBy: "same" | "rule" | null;
  isRare: boolean;
  value: number | null;
  lower: number | null;
  upper: number | null;
  measure: string | null;
  date: string | null;
  placeId: string | null;
  speaker: string | null;
  population: string | null;
  area: string | null;
  asOf: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Model".
 */
export interface Model {
  host: string;
  model: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "TextPage".
 */
export interface TextPage {
  page: number;
  text: string;
  source: "document" | "ocr";
  lang: string;
  confidence?: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ItemTranslation".
 */
export interface ItemTranslation {
  id: string;
  serial: string;
  title: string;
  isTranslation: boolean;
  language: string;
  isWhole: boolean;
  note: string | null;
  translator: string | null;
  certifiedBy: string | null;
  certifiedOn: string | null;
  madeBy: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "VerificationCheck".
 */
export interface VerificationCheck {
  id: string;
  part: "source" | "technical" | "content";
  subject: string;
  method: string;
  inputs: string | null;
  outcome: string;
  confidence: "low" | "medium" | "high";
  /**
   * Made by whoever asks: somebody else has to review it.
   */
  isMine: boolean;
  madeBy: string | null;
  madeAt: string;
  reviewedBy: string | null;
  reviewedAt: string | null;
  reviewNote: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Jobs".
 */
export interface Jobs {
  state: "idle" | "working" | "no-worker" | "stuck";
  now: string;
  queues: Queue[];
  running: {
    queue: string;
    item: {
      serial: string;
      title: string | null;
    } | null;
    startedAt: string;
    attempt: number;
    heardOfAt: string;
    isAlive: boolean;
  }[];
  failed: {
    queue: string;
    cause: string;
    count: number;
    newestAt: string;
    sample: {
      item: {
        serial: string;
        title: string | null;
      } | null;
      message: string;
    }[];
  }[];
  workers: {
    host: string;
    pid: number;
    queues: string[];
    startedAt: string;
    heardOfAt: string;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Queue".
 */
export interface Queue {
  name: string;
  waiting: number;
  active: number;
  failed: number;
  done: number;
  perMinute: number;
  oldestWaitingAt: string | null;
  lastEndedAt: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Law".
 */
export interface Law {
  instruments: {
    id: string;
    names: LawText;
    version: number;
    /**
     * How many of its statements a lawyer has to check.
     */
    toCheck: number;
    statements: number;
    forums: {
      forum: string;
      kind: "jurisdictional" | "interpretive" | "none";
    }[];
    provisions: {
      id: string;
      label: LawText;
      text: LawText;
      kind: string;
      toCheck: boolean;
      /**
       * Other provisions prove an element of it.
       */
      isMetByOthers: boolean;
    }[];
  }[];
  others: {
    id: string;
    names: LawText;
    toCheck: number;
    statements: number;
  }[];
  forums: LawOption[];
  standards: {
    id: string;
    names: LawText;
    text: LawText;
    /**
     * Reached when one of these holds.
     */
    provenBy: {
      /**
       * The strongest item has at least this band.
       */
      best: number;
      /**
       * So many independent origins; 0: none is asked for.
       */
      corroboration: number;
      contradictionsAnswered: boolean;
    }[];
    toCheck: boolean;
  }[];
  /**
   * Stages of proceedings; the one that asks for nothing of its own is the usual one.
   */
  stages: {
    id: string;
    names: LawText;
    text: LawText;
    /**
     * What it asks of all that has to be proved then; of a forum that is not named, nothing of its own.
     */
    asks: {
      forum: string;
      standard: string;
    }[];
    authority: Authority[];
    toCheck: boolean;
  }[];
  /**
   * Items: The lowest first.
   */
  results: {
    id: string;
    names: LawText;
    standard: string | null;
  }[];
  rubric: {
    id: string;
    version: number;
    /**
     * Nobody has measured its numbers yet.
     */
    isStarting: boolean;
    bands: {
      band: number;
      names: LawText;
      text: LawText;
    }[];
    kinds: {
      id: string;
      names: LawText;
      band: number;
    }[];
    factors: Factor[];
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Factor".
 */
export interface Factor {
  id: string;
  names: LawText;
  question: LawText;
  type: "boolean" | "number" | "choice" | "choices";
  unit: string | null;
  options: LawOption[];
  /**
   * Kinds of evidence about which it is asked; empty: all.
   */
  appliesTo: string[];
  authority: Authority[];
  toCheck: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Calibration".
 */
export interface Calibration {
  rubric: {
    id: string;
    version: number;
  };
  /**
   * The cases name what the law in force has not: nothing is said of them.
   */
  isBroken: boolean;
  /**
   * How many outcomes are compared.
   */
  compared: number;
  agreeing: number;
  allegations: {
    id: string;
    case: string;
    year: number;
    pinpoint: string | null;
    /**
     * In English.
     */
    title: string;
    provision: string;
    isOurProvision: boolean;
    toCheck: boolean;
    outcomes: {
      /**
       * Id of an element, or `whole`.
       */
      of: string;
      /**
       * What must be proved; null of the whole.
       */
      text: LawText | null;
      isException: boolean;
      held: "met" | "not-met";
      isMet: boolean;
      result: string;
      agrees: boolean;
      /**
       * In English: why it is known not to agree.
       */
      why: string | null;
    }[];
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawDraft".
 */
export interface LawDraft {
  file: string;
  text: string;
  /**
   * For If-Match.
   */
  version: string;
  base: number | null;
  changedAt: string;
  kind: string | null;
  number: number | null;
  inForce: number | null;
  inForceText: string | null;
  inForceBy: string | null;
  /**
   * Another version was published since it was begun.
   */
  isMovedOn: boolean;
  others: {
    by: string;
    at: string;
  }[];
  problems: LawProblem[];
  /**
   * What the text says; null where it cannot be read.
   */
  value: {
    [k: string]: unknown;
  };
  /**
   * What a statement that was found can name, from package.yaml.
   */
  sources: {
    key: string;
    address: string;
  }[];
  changes: LawChange[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawProblem".
 */
export interface LawProblem {
  code: string;
  facts: {
    [k: string]: string | number | string[] | Phrase;
  };
  file: string;
  line: number;
  column: number;
  message: string;
  help: string;
  /**
   * The field that it is about, such as /parties/0/state, a missing one too; null: it stands in no field.
   */
  field: string | null;
  /**
   * It stands in the text that is checked, not in one that refers to it.
   */
  isHere: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawChange".
 */
export interface LawChange {
  id: string;
  change: "added" | "gone" | "changed";
  before: LawText | null;
  after: LawText | null;
  /**
   * It says that it was read in a source: is that so of these words?
   */
  isFound: boolean;
  losesConfirmation: {
    by: string;
    foundIn: string;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawVersions".
 */
export interface LawVersions {
  id: string;
  kind: string;
  names: LawText;
  versions: LawVersion[];
  /**
   * Who is writing on it; empty for who may not publish.
   */
  drafts: {
    by: string;
    at: string;
    isMine: boolean;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawVersion".
 */
export interface LawVersion {
  version: number;
  digest: string;
  /**
   * Id of the package that brings it; null: it was published in this archive.
   */
  package: string | null;
  state: "in-force" | "earlier" | "left-out";
  published: {
    id: string;
    by: string;
    at: string;
    reason: string;
    from: number | null;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawFile".
 */
export interface LawFile {
  id: string;
  names: LawText;
  version: number;
  statements: {
    /**
     * Unique in the file: its id, or where it stands, such as icerd/parties/ARM.
     */
    id: string;
    digest: string;
    /**
     * The field in which it stands; null: it has an id of its own.
     */
    field:
      | (
          | "file"
          | "adopted"
          | "inForce"
          | "forumBasis"
          | "parties"
          | "ended"
          | "reservations"
          | "between"
          | "temporal"
          | "authority"
          | "burden"
          | "limits"
          | "extracts"
          | "listSigned"
        )
      | null;
    label: LawText | null;
    text: LawText | null;
    /**
     * What else it says, by fields of the file.
     */
    facts: {
      field: string;
      value: string;
    }[];
    toCheck: boolean;
    source: string | null;
    confirmed: {
      id: string;
      by: string;
      at: string;
      foundIn: string;
    } | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LawUses".
 */
export interface LawUses {
  version: number | null;
  allegations: {
    id: string;
    title: string;
    provision: string;
    version: number;
    isOlder: boolean;
    differs: LawChange[] | null;
  }[];
  hasMore: boolean;
  weighed: {
    version: number;
    count: number;
    isOlder: boolean;
  }[];
  answered: {
    version: number;
    count: number;
    isOlder: boolean;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "InstrumentScope".
 */
export interface InstrumentScope {
  id: string;
  citation: string;
  /**
   * To be checked by a lawyer.
   */
  toCheck: boolean;
  source: string | null;
  confirmed: {
    by: string;
    foundIn: string;
  } | null;
  adopted: {
    date: string;
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  } | null;
  inForce: {
    date: string;
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  } | null;
  forumBasis: {
    forum: string;
    kind: "jurisdictional" | "interpretive" | "none";
    /**
     * The provision that gives jurisdiction or lets it be read.
     */
    by: {
      id: string;
      label: LawText | null;
    } | null;
    text: LawText | null;
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  }[];
  /**
   * Those that are stated; that a State is not among them says nothing of it.
   */
  parties: {
    state: {
      /**
       * ISO 3166-1 alpha-3.
       */
      code: string;
      names: LawText | null;
    };
    inForce: string;
    /**
     * The first day on which it was bound no more; null: none is stated.
     */
    ended: {
      date: string;
      text: LawText | null;
      /**
       * To be checked by a lawyer.
       */
      toCheck: boolean;
      source: string | null;
      confirmed: {
        by: string;
        foundIn: string;
      } | null;
    } | null;
    note: LawText | null;
    reservations: {
      text: LawText;
      provisions: {
        id: string;
        label: LawText | null;
      }[];
      /**
       * To be checked by a lawyer.
       */
      toCheck: boolean;
      source: string | null;
      confirmed: {
        by: string;
        foundIn: string;
      } | null;
    }[];
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  }[];
  between: {
    states: {
      /**
       * ISO 3166-1 alpha-3.
       */
      code: string;
      names: LawText | null;
    }[];
    inForce: string;
    text: LawText | null;
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  }[];
  temporal: {
    text: LawText;
    /**
     * To be checked by a lawyer.
     */
    toCheck: boolean;
    source: string | null;
    confirmed: {
      by: string;
      foundIn: string;
    } | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Ledger".
 */
export interface Ledger {
  origin: string;
  fingerprint: string;
  vkey: string;
  checkpoint: {
    size: number;
    root: string;
    text: string;
    publishedAt: string | null;
  } | null;
  now: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Checkpoint".
 */
export interface Checkpoint {
  size: number;
  text: string;
  publishedAt: string | null;
  stamps: {
    authority: string;
    genTime: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LedgerPlace".
 */
export interface LedgerPlace {
  index: number;
  commitment: string;
  opened: {
    kind: string;
    at: string;
    actorId: string | null;
    actor: string | null;
    role: string;
    subjectTable: string;
    subjectId: string;
    subject: string | null;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Me".
 */
export interface Me {
  person: {
    id: string;
    name: string;
    email: string | null;
  };
  roles: string[];
  capabilities: string[];
  caseId: string | null;
  cases: {
    id: string;
    title: string;
    compartments: {
      id: string;
      name: string;
      isSealed: boolean;
    }[];
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "NetworkNode".
 */
export interface NetworkNode {
  kind: "actor" | "incident" | "item" | "place";
  id: string;
  actorKind: "person" | "group" | null;
  name: string;
  aside: string | null;
  isWithdrawn: boolean;
  hop: 0 | 1 | 2;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "NetworkLink".
 */
export interface NetworkLink {
  from: number;
  to: number;
  ways: {
    role:
      | "victim"
      | "part"
      | "tells"
      | "intervened"
      | "helped"
      | "member"
      | "commands"
      | "kin"
      | "employed"
      | "other"
      | "born"
      | "at"
      | "chain"
      | "rests-on"
      | "contradicted"
      | "names";
    term: string | null;
    words: string | null;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Notification".
 */
export interface Notification {
  id: string;
  kind: string;
  at: string;
  readAt: string | null;
  actor: string | null;
  task: string | null;
  subjectId: string;
  record: RecordRef | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "RecordRef".
 */
export interface RecordRef {
  table:
    | "item"
    | "dossier"
    | "claim"
    | "incident"
    | "actor_identity"
    | "conclusion"
    | "allegation"
    | "proceeding"
    | "undertaking"
    | "pleading"
    | "settlement"
    | "handover"
    | "hazard_record"
    | "detention_record"
    | "accident"
    | "ground_area"
    | "displacement_record";
  id: string;
  label: string;
  serial: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Person".
 */
export interface Person {
  id: string;
  name: string;
  email: string | null;
  kind: string;
  status: string;
  addedAt: string;
  roles: string[];
  compartmentIds: string[];
  hasAccount: boolean;
  isSecured: boolean | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Compartment".
 */
export interface Compartment {
  id: string;
  name: string;
  description: string | null;
  isSealed: boolean;
  members: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SkeletonChoice".
 */
export interface SkeletonChoice {
  checklist: string;
  names: LawText;
  of: "application" | "memorial" | "counter-memorial" | "reply" | "rejoinder" | "request" | "observations" | "other";
  toCheck: boolean;
  proceedings: {
    id: string;
    title: string;
  }[];
  parties: string[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LeftOut".
 */
export interface LeftOut {
  /**
   * Allegations, facts and proceedings where not everybody may look who reads the pleading.
   */
  sealed: number;
  /**
   * Facts that were withdrawn, or that rest on nothing but items that may not be filed there.
   */
  barred: number;
  hasMore: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedPleading".
 */
export interface ListedPleading {
  pleading: Pleading;
  dossierTitle: string;
  paragraphs: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Pleading".
 */
export interface Pleading {
  id: string;
  dossierId: string;
  kind: "application" | "memorial" | "counter-memorial" | "reply" | "rejoinder" | "request" | "observations" | "other";
  title: string;
  language: "en" | "fr" | "az" | "hy" | "ru";
  version: string;
  madeBy: string | null;
  madeAt: string;
  changedAt: string | null;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholePleading".
 */
export interface WholePleading {
  pleading: Pleading;
  dossier: {
    id: string;
    title: string;
  };
  /**
   * When and with whom it was filed, while the filing stands: nothing in it changes.
   */
  filed: {
    on: string;
    with: string;
  } | null;
  parts: PleadingPart[];
  exhibits: CitedExhibit[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PleadingPart".
 */
export interface PleadingPart {
  id: string;
  kind: "section" | "paragraph";
  partOf: ("facts" | "law" | "relief" | "other") | null;
  level: number | null;
  /**
   * Inline Markdown; cites are links (docs/formats/pleading.md).
   */
  body: string;
  number: string;
  runs: PleadingRun[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PleadingRun".
 */
export interface PleadingRun {
  text: string;
  strong: boolean;
  emphasis: boolean;
  /**
   * Why these words need no cite, as their author says; null: not marked.
   */
  nocite: string | null;
  to: ("exhibit" | "law" | "allegation" | "other") | null;
  id: string | null;
  serial: string | null;
  page: number | null;
  quoteId: string | null;
  isHidden: boolean;
  /**
   * The footnote of the paragraph that it stands in, from 1; it is referred to here.
   */
  note?: number;
  /**
   * Row and column of the table that it stands in, from 0; the first row is its head.
   *
   * @minItems 2
   * @maxItems 2
   */
  cell?: [number, number];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "CitedExhibit".
 */
export interface CitedExhibit {
  itemId: string;
  serial: string;
  title: string;
  label: string;
  pages: number | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Citable".
 */
export interface Citable {
  exhibits: CitedExhibit[];
  quotes: {
    id: string;
    itemId: string;
    page: number | null;
    exact: string;
  }[];
  allegations: {
    id: string;
    title: string;
  }[];
  provisions: {
    id: string;
    label: string;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PleadingFinding".
 */
export interface PleadingFinding {
  code:
    | "no-cite"
    | "no-pin"
    | "no-reason"
    | "empty-section"
    | "exhibit-gone"
    | "quote-gone"
    | "quote-withdrawn"
    | "quote-differs"
    | "quote-elsewhere"
    | "page-beyond"
    | "page-of-quote"
    | "text-differs"
    | "law-unknown"
    | "allegation-gone"
    | "link-other"
    | "uncited"
    | "hidden";
  severity: "error" | "warning" | "info";
  partId: string | null;
  section: string | null;
  paragraph: number | null;
  sentence: number | null;
  text: string;
  instead: string;
  itemId: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PleadingImport".
 */
export interface PleadingImport {
  fileVersion: string | null;
  version: string;
  title: {
    before: string;
    after: string;
  } | null;
  same: number;
  moved: number;
  parts: {
    number: string;
    before: string | null;
    after: string | null;
  }[];
  keptCites: number;
  cites: {
    address: string;
    before: string | null;
    after: string | null;
  }[];
  notes: {
    code:
      | "table-in-table"
      | "cells-merged"
      | "list-as-paragraphs"
      | "picture-left-out"
      | "footnote-as-paragraph"
      | "footnote-joined"
      | "tracked-as-accepted"
      | "comments-left-out"
      | "heading-too-deep"
      | "section-kind-unsaid"
      | "paragraphs-joined"
      | "part-repeated"
      | "part-too-long"
      | "cite-unknown";
    n: number;
    text: string;
    /**
     * The paragraph of the file in which it is found first; null: it is of the whole file.
     */
    paragraph: number | null;
  }[];
  findings: PleadingFinding[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedProceeding".
 */
export interface ListedProceeding {
  proceeding: Proceeding;
  /**
   * The first time that runs out today or later.
   */
  next: Deadline | null;
  /**
   * The step that was taken last.
   */
  last: {
    kind:
      | "diplomatic-exchange"
      | "communication"
      | "application"
      | "filing"
      | "hearing"
      | "order"
      | "judgment"
      | "measure"
      | "other";
    what: string;
    happenedOn: string | null;
  } | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Proceeding".
 */
export interface Proceeding {
  id: string;
  title: string;
  forum: string;
  parties: Party[];
  bench: string | null;
  registryNumber: string | null;
  instruments: string[];
  status: "in-preparation" | "pending" | "suspended" | "decided" | "discontinued" | "closed";
  begunOn: string | null;
  version: string;
  madeBy: string | null;
  madeAt: string;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Party".
 */
export interface Party {
  name: string;
  role: "applicant" | "respondent" | "intervening" | "third";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Deadline".
 */
export interface Deadline {
  key: string;
  stepId: string;
  /**
   * Null of a day that the step itself fixed.
   */
  rule: DeadlineRule | null;
  /**
   * Null of a day that follows from a rule.
   */
  fixed: {
    what: string;
    forWhom: string | null;
    dueOn: string;
    keptOn: string | null;
    /**
     * Id of the step that fixed another day for the same later.
     */
    replacedBy: string | null;
  } | null;
  first: string | null;
  last: string | null;
  isExact: boolean;
  /**
   * A month had no such day: its last day was taken.
   */
  isEndOfMonth: boolean;
  why: ("no-day" | "uncertain" | "open-end" | "not-understood" | "out-of-range") | null;
  /**
   * Not a time that one only has to wait for, nor a fixed day that was kept or replaced.
   */
  canBeMissed: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DeadlineRule".
 */
export interface DeadlineRule {
  key: string;
  names: LawText;
  cited: LawText;
  text: LawText;
  unit: "days" | "months";
  atMost: number;
  from: string | null;
  until: string | null;
  /**
   * What it speaks of may be done only when the time is over.
   */
  isWaiting: boolean;
  file: {
    id: string;
    version: number;
    digest: string;
  };
  source: string | null;
  /**
   * Said from general knowledge: to be checked by a lawyer.
   */
  toCheck: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeProceeding".
 */
export interface WholeProceeding {
  proceeding: Proceeding;
  /**
   * In the order of time; those without a day last.
   */
  steps: ProceedingStep[];
  hasMore: boolean;
  /**
   * The earliest first; those without a day last.
   */
  deadlines: Deadline[];
  /**
   * What a step can be called so that a time runs from it.
   */
  events: {
    event: string;
    rules: DeadlineRule[];
  }[];
  checklists: AnsweredChecklist[];
  /**
   * Answers to tests that this proceeding or the law does not have any more.
   */
  leftAnswers: TestAnswer[];
  links: {
    id: string;
    otherId: string;
    title: string;
    forum: string;
    status: string;
    relation: "parallel" | "earlier" | "later";
    reason: string;
    madeBy: string | null;
    madeAt: string;
    parties: Party[];
    instruments: string[];
    /**
     * Items and claims that both rest on; what a sealed claim says is null.
     */
    shared: {
      serial: string | null;
      claimId: string | null;
      body: string | null;
    }[];
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ProceedingStep".
 */
export interface ProceedingStep {
  id: string;
  kind:
    | "diplomatic-exchange"
    | "communication"
    | "application"
    | "filing"
    | "hearing"
    | "order"
    | "judgment"
    | "measure"
    | "other";
  byWhom: string | null;
  happenedOn: string | null;
  what: string;
  event: string | null;
  fixedTimes: FixedTime[];
  serials: string[];
  exchange: DiplomaticExchange | null;
  /**
   * First day that it may have been on, YYYY-MM-DD; null where that is open or not known.
   */
  firstDay: string | null;
  lastDay: string | null;
  version: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "FixedTime".
 */
export interface FixedTime {
  what: string;
  forWhom: string | null;
  dueOn: string;
  keptOn: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DiplomaticExchange".
 */
export interface DiplomaticExchange {
  form: "note-verbale" | "letter" | "meeting" | "call" | "public-statement" | "treaty-body" | "through-third" | "other";
  addressedTo: string | null;
  namesTreaty: boolean | null;
  named: string | null;
  reply: "answered" | "none" | null;
  repliedOn: string | null;
  replySays: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "AnsweredChecklist".
 */
export interface AnsweredChecklist {
  id: string;
  version: number;
  names: LawText;
  about: string;
  instrument: string | null;
  tests: {
    id: string;
    label: LawText;
    text: LawText;
    evidence: LawText[];
    /**
     * Exchanges between the parties show it.
     */
    isOfExchanges: boolean;
    rule: string | null;
    ruleAsOf: string | null;
    authority: Authority[];
    toCheck: boolean;
    answer: TestAnswer | null;
    /**
     * How many answers were given; the newest is told.
     */
    answers: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "TestAnswer".
 */
export interface TestAnswer {
  id: string;
  checklist: string;
  test: string;
  state: "open" | "met" | "disputed" | "not-met";
  reasons: string | null;
  evidence: {
    claimId: string | null;
    /**
     * What the claim says; null of a sealed one.
     */
    body: string | null;
    serial: string | null;
    isWithdrawn: boolean;
  }[];
  checklistVersion: number;
  checklistDigest: string;
  /**
   * The checklist says something else now.
   */
  isOfOtherLaw: boolean;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "RecordRelease".
 */
export interface RecordRelease {
  id: string;
  table: "detention_record" | "displacement_record" | "accident" | "ground_area" | "found_device";
  recordId: string;
  serial: string | null;
  to: string | null;
  reason: string;
  askedBy: string | null;
  askedAt: string;
  /**
   * The reader asked for it, and cannot agree to it.
   */
  isMine: boolean;
  /**
   * False of what was only released to the reader.
   */
  isMember: boolean;
  agreedBy: string | null;
  agreedAt: string | null;
  endedBy: string | null;
  endedAt: string | null;
  endedReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Sample".
 */
export interface Sample {
  id: string;
  title: string;
  fields: ("kind" | "polarity" | "measure" | "reliability" | "credibility")[];
  size: number;
  seed: string;
  coders: {
    id: string;
    name: string | null;
  }[];
  isCoder: boolean;
  isMine: boolean;
  /**
   * Passages that whoever asks has answered.
   */
  answered: number;
  madeAt: string;
  closedAt: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Passage".
 */
export interface Passage {
  quoteId: string;
  exact: string;
  before: string;
  after: string;
  language: string | null;
  serial: string;
  answers: {
    personId: string;
    answers: {
      [k: string]: string;
    };
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SampleAgreement".
 */
export interface SampleAgreement {
  field: "kind" | "polarity" | "measure" | "reliability" | "credibility";
  alpha: number | null;
  units: number;
  answers: number;
  agreed: number;
  disputed: string[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SavedView".
 */
export interface SavedView {
  id: string;
  page: "items" | "search";
  name: string;
  query: string;
  isMine: boolean;
  owner: string;
  compartmentId: string | null;
  alerts: boolean;
  found: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SealedText".
 */
export interface SealedText {
  id: string;
  body: string;
  kind: string;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SearchHit".
 */
export interface SearchHit {
  itemId: string;
  serial: string;
  title: string;
  kind: string | null;
  page: number;
  part: string;
  language: string | null;
  score: number;
  pagesOfItem: number;
  snippet: {
    text: string;
    hit: boolean;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SearchCounts".
 */
export interface SearchCounts {
  total: number;
  totalIsExact: boolean;
  items: number;
  facets: ItemFacets;
  notes: Phrase[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Settings".
 */
export interface Settings {
  caseId: string;
  caseTitle: string;
  origin: string;
  createdAt: string;
  authorities: {
    name: string;
    url: string;
    certificates: number;
  }[];
  model: {
    configured: Model | null;
    consent: {
      isAllowed: boolean;
      host: string;
      reason: string;
      setBy: string | null;
      setAt: string;
    } | null;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedSettlement".
 */
export interface ListedSettlement {
  id: string;
  serial: string;
  name: string;
  otherNames: string[];
  latitude: number | null;
  longitude: number | null;
  precision: "settlement" | "seat" | "approximate" | "none";
  isInvented: boolean;
  status: "blocked" | "at-risk" | "none-recorded" | "unknown";
  kinds: (
    "mines" | "booby-traps" | "destroyed-housing" | "no-services" | "access-denied" | "occupied" | "security" | "legal"
  )[];
  standing: number;
  isContested: boolean;
  /**
   * Of how many of the eight criteria nothing is known on the day.
   */
  unknown: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SettlementPriority".
 */
export interface SettlementPriority {
  id: string;
  serial: string;
  name: string;
  status: "blocked" | "at-risk" | "none-recorded" | "unknown";
  /**
   * From 1; those with the same score have the same rank.
   */
  rank: number;
  /**
   * The sum of the parts: never shown without them.
   */
  score: number;
  parts: {
    reason: "blocked" | "at-risk" | "unknown" | "explosive" | "contested" | "several" | "little-known";
    /**
     * How far it holds, from 0 to 1.
     */
    holds: number;
    weight: number;
    part: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "PriorityWeight".
 */
export interface PriorityWeight {
  reason: "blocked" | "at-risk" | "unknown" | "explosive" | "contested" | "several" | "little-known";
  weight: number;
  leaveWhenDoubled: number;
  leaveWhenLeftOut: number;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SettlementSpot".
 */
export interface SettlementSpot {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  status: "blocked" | "at-risk" | "none-recorded" | "unknown";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeSettlement".
 */
export interface WholeSettlement {
  settlement: Settlement;
  on: string;
  knownAt: string | null;
  /**
   * What is not recorded is unknown; no status says that it was safe.
   */
  status: "blocked" | "at-risk" | "none-recorded" | "unknown";
  access: string | null;
  /**
   * What stands or may stand on the day, the surest first; then what does not.
   */
  obstacles: Obstacle[];
  assessments: Assessment[];
  routes: SettlementRoute[];
  /**
   * What cannot be right of where it lies, with what that means; nothing is refused for it.
   */
  findings: TraverseFinding[];
  /**
   * Criteria of which nothing is known on the day.
   */
  unknown: ("safety" | "living" | "livelihoods" | "property" | "documents" | "family" | "participation" | "remedies")[];
  criteria: {
    title: string;
    /**
     * Said from general knowledge: to be checked.
     */
    toCheck: boolean;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Settlement".
 */
export interface Settlement {
  id: string;
  serial: string;
  placeId: string | null;
  /**
   * By the rule for all places; every other name stands beside it.
   */
  name: string;
  names: SettlementName[];
  latitude: number | null;
  longitude: number | null;
  precision: "settlement" | "seat" | "approximate" | "none";
  extent: unknown;
  note: string | null;
  isInvented: boolean;
  version: string;
  madeBy: string | null;
  madeAt: string;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SettlementName".
 */
export interface SettlementName {
  name: string;
  language: string | null;
  /**
   * Who uses it; null where nobody says.
   */
  usedBy: string | null;
  from: string | null;
  until: string | null;
  /**
   * False: from general knowledge, to be compared with a source.
   */
  isChecked: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Obstacle".
 */
export interface Obstacle {
  id: string;
  kind:
    "mines" | "booby-traps" | "destroyed-housing" | "no-services" | "access-denied" | "occupied" | "security" | "legal";
  what: string | null;
  holdsFrom: string | null;
  holdsTo: string | null;
  begins: {
    first: string | null;
    last: string | null;
  };
  ends: {
    first: string | null;
    last: string | null;
  };
  reliability: "not-said" | "low" | "moderate" | "high";
  reliabilityReasons: string | null;
  geometry: unknown;
  hazardSerial: string | null;
  hold: "not-yet" | "holds" | "may-hold" | "ended";
  /**
   * Somebody says otherwise than the record does.
   */
  isContested: boolean;
  evidence: ReturnEvidence[];
  words: ObstacleWord[];
  versions: ObstacleVersion[];
  version: string;
  /**
   * False: it was changed or withdrawn after the day by whose end it was known.
   */
  isCurrent: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ReturnEvidence".
 */
export interface ReturnEvidence {
  /**
   * Of the item, or of the item that is quoted.
   */
  serial: string | null;
  quoteId: string | null;
  claimId: string | null;
  incidentId: string | null;
  eventId: string | null;
  undertakingId: string | null;
  /**
   * What it says; null of what is sealed.
   */
  body: string | null;
  isWithdrawn: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ObstacleWord".
 */
export interface ObstacleWord {
  id: string;
  says: "stands" | "denied" | "ended";
  side: string | null;
  saidBy: string;
  saidOn: string | null;
  ofWhen: string | null;
  ownWords: string | null;
  days: {
    first: string | null;
    last: string | null;
  };
  /**
   * It is of the day that is asked for.
   */
  isOfDay: boolean;
  evidence: ReturnEvidence[];
  recordedBy: string | null;
  recordedAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ObstacleVersion".
 */
export interface ObstacleVersion {
  version: string;
  kind:
    "mines" | "booby-traps" | "destroyed-housing" | "no-services" | "access-denied" | "occupied" | "security" | "legal";
  what: string | null;
  holdsFrom: string | null;
  holdsTo: string | null;
  reliability: "not-said" | "low" | "moderate" | "high";
  reliabilityReasons: string | null;
  knownBy: string | null;
  knownFrom: string;
  knownTo: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Assessment".
 */
export interface Assessment {
  id: string;
  criterion: "safety" | "living" | "livelihoods" | "property" | "documents" | "family" | "participation" | "remedies";
  finding: "met" | "partly-met" | "not-met" | "not-clear";
  holdsFrom: string | null;
  holdsTo: string | null;
  assessedBy: string;
  assessedOn: string | null;
  words: string;
  isOfDay: boolean;
  evidence: ReturnEvidence[];
  recordedBy: string | null;
  recordedAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SettlementRoute".
 */
export interface SettlementRoute {
  id: string;
  name: string;
  line: unknown;
  bufferM: number;
  /**
   * One of blocked, at-risk, nothing-recorded: of its worst link; null: it was not looked at.
   */
  status: string | null;
  /**
   * Serials of what lies on it.
   */
  hazards: string[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DisplacedFrom".
 */
export interface DisplacedFrom {
  displacements: number;
  households: number;
  groups: number;
  sizes: {
    are: "exact" | "at-least" | "unknown";
    isGroup: boolean;
    displacements: number;
    persons: number;
  }[];
  wishes: {
    value: string;
    count: number;
  }[];
  statuses: {
    value: string;
    count: number;
  }[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SetupPlace".
 */
export interface SetupPlace {
  root: string;
  fileSystem: string;
  kind: "disk" | "passing" | "network";
  freeBytes: number;
  totalBytes: number;
  encryption: "encrypted" | "not-encrypted" | "not-known";
  ownerName: string;
  caseTitle: string;
  isEmpty: boolean;
  hasSample: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Source".
 */
export interface Source {
  id: string;
  name: string;
  kind: string;
  affiliation: string | null;
  reliability: string | null;
  organisationId: string | null;
  organisationName: string | null;
  note: string | null;
  compartmentId: string;
  items: number;
  isProtected: boolean;
  seesIdentity: boolean;
  names: SourceName[];
  position: SourcePosition | null;
  links: SourceLink[];
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SourceName".
 */
export interface SourceName {
  id: string;
  name: string;
  language: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SourcePosition".
 */
export interface SourcePosition {
  position: string;
  towards: string | null;
  reason: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "SourceLink".
 */
export interface SourceLink {
  id: string;
  otherId: string;
  otherName: string;
  basis: string;
  reason: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Task".
 */
export interface Task {
  id: string;
  title: string;
  record: RecordRef | null;
  assigneeId: string | null;
  assignee: string | null;
  dueOn: string | null;
  state: "open" | "done" | "dropped";
  reason: string | null;
  createdBy: string | null;
  createdAt: string;
  changedAt: string | null;
  version: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ListedUndertaking".
 */
export interface ListedUndertaking {
  undertaking: Undertaking;
  obligations: number;
  nothing: number;
  only: number;
  same: number;
  differ: number;
  /**
   * Obligations whose day is over without a recorded word of anybody.
   */
  silent: number;
  next: DueDate | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Undertaking".
 */
export interface Undertaking {
  id: string;
  kind: "agreement" | "ceasefire" | "ordered-measure" | "unilateral";
  title: string;
  dated: string | null;
  parties: UndertakingParty[];
  whichText: string | null;
  /**
   * Said from general knowledge: to be checked by a lawyer.
   */
  toCheck: boolean;
  version: string;
  madeBy: string | null;
  madeAt: string;
  withdrawnReason: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "UndertakingParty".
 */
export interface UndertakingParty {
  name: string;
  role: "side" | "author" | "third";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "DueDate".
 */
export interface DueDate {
  obligationId: string;
  dueOn: string;
  first: string | null;
  last: string | null;
  /**
   * Who says that the time was extended to it; null: the text says it.
   */
  extendedBy: string | null;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "WholeUndertaking".
 */
export interface WholeUndertaking {
  undertaking: Undertaking;
  day: string;
  order: {
    proceedingId: string;
    title: string;
    stepId: string | null;
    step: string | null;
  } | null;
  text: UndertakingBasis[];
  obligations: Obligation[];
  /**
   * The earliest first.
   */
  dueDates: DueDate[];
  hasMore: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "UndertakingBasis".
 */
export interface UndertakingBasis {
  /**
   * Of the item, or of the item that is quoted.
   */
  serial: string | null;
  quoteId: string | null;
  claimId: string | null;
  incidentId: string | null;
  /**
   * What the quote, the claim or the title of the incident says; null of what is sealed.
   */
  body: string | null;
  isWithdrawn: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Obligation".
 */
export interface Obligation {
  id: string;
  label: string | null;
  owedBy: string;
  owedTo: string | null;
  words: string;
  dueOn: string | null;
  isContinuing: boolean;
  conditions: string | null;
  inForceFrom: string | null;
  inForceTo: string | null;
  toCheck: boolean;
  basis: UndertakingBasis[];
  /**
   * In the order of time; those without a day last.
   */
  events: ComplianceEvent[];
  standing: ObligationStanding;
  /**
   * The days on which it came to stand otherwise.
   */
  history: ObligationStanding[];
  version: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ComplianceEvent".
 */
export interface ComplianceEvent {
  id: string;
  says: "performed" | "partly-performed" | "not-performed" | "breached" | "disputed" | "prevented" | "extended";
  side: string | null;
  saidBy: string;
  saidOn: string | null;
  happenedOn: string | null;
  extendedTo: string | null;
  note: string | null;
  /**
   * First day on which it may have been said, YYYY-MM-DD; null where that is not known.
   */
  firstDay: string | null;
  lastDay: string | null;
  basis: UndertakingBasis[];
  version: string;
  madeBy: string | null;
  madeAt: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "ObligationStanding".
 */
export interface ObligationStanding {
  day: string;
  kind: "nothing" | "only" | "same" | "differ";
  /**
   * Every side of the undertaking, then whoever else spoke, each apart.
   */
  claimants: LastSaid[];
  /**
   * Events without a day, which are not reckoned with.
   */
  unplaced: number;
  due: "none" | "continuing" | "unclear" | "ahead" | "running" | "passed";
  dueFirst: string | null;
  dueLast: string | null;
  /**
   * The day is over, and no word of anybody is recorded.
   */
  isPassedInSilence: boolean;
  force: "not-said" | "not-yet" | "in-force" | "ended" | "unclear";
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "LastSaid".
 */
export interface LastSaid {
  name: string;
  isSide: boolean;
  says: "performed" | "partly-performed" | "not-performed" | "breached" | "disputed" | "prevented" | "extended" | null;
  eventId: string | null;
  /**
   * How often it spoke by that day.
   */
  times: number;
  /**
   * False: the days are not known well enough to say that this was said last.
   */
  isOrderSure: boolean;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Vocabulary".
 */
export interface Vocabulary {
  name: string;
  labels: {
    [k: string]: string;
  };
  note: string;
  terms: number;
  /**
   * Terms of the archive’s own.
   */
  own: number;
  /**
   * By language, terms whose label is not certain.
   */
  toCheck: {
    [k: string]: number;
  };
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Term".
 */
export interface Term {
  id: string;
  parent: string | null;
  labels: {
    [k: string]: string;
  };
  alsoCalled: {
    [k: string]: string[];
  };
  toCheck: string[];
  note: string;
  huridocs: string[];
  isSensitive: boolean;
  isRetired: boolean;
  /**
   * Added in this archive.
   */
  isOwn: boolean;
  version: string;
}
/**
 * This interface was referenced by `Routes`'s JSON-Schema
 * via the `definition` "Problem".
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  help: string;
  facts: {
    [k: string]: string | number | string[] | Phrase;
  };
  instance: string;
}

import { pluralIn } from './plural.ts';

const plural = pluralIn('en');
const number = new Intl.NumberFormat('en').format;

/** Every word that the site itself says, in English. Another language is a file of the same shape. */
export const en = {
  direction: 'ltr' as 'ltr' | 'rtl',

  site: {
    title: (name: string) => `${name} status`,
    pageTitle: (page: string, name: string) => `${page} · ${name} status`,
    skip: 'Skip to the content',
    home: 'Current status',
    navigation: 'Pages',
    asOf: (time: string) => `As of ${time}`,
    how: 'How this page works',
    support: 'Support',
    edit: 'Edit this record',
  },

  nav: {
    history: 'History',
    maintenance: 'Maintenance',
    postmortems: 'Postmortems',
    reliability: 'Reliability',
    subscribe: 'Subscribe',
    about: 'About',
  },

  states: {
    operational: 'Operational',
    under_maintenance: 'Maintenance',
    degraded_performance: 'Degraded',
    partial_outage: 'Partial outage',
    major_outage: 'Major outage',
    no_data: 'No data',
    unknown: 'Not known',
  },
  /** What each level means to a customer, for the legend. */
  stateMeanings: {
    operational: 'It works as it should.',
    under_maintenance: 'Announced work is under way.',
    degraded_performance: 'It works, but slowly or with hitches.',
    partial_outage: 'It fails for some customers or in some functions.',
    major_outage: 'It fails for most customers.',
  },
  /** A level within a sentence. */
  stateInSentence: {
    operational: 'operational',
    under_maintenance: 'maintenance',
    degraded_performance: 'degraded',
    partial_outage: 'partial outage',
    major_outage: 'major outage',
    no_data: 'no data',
  },

  severities: { none: 'Notice', minor: 'Minor', major: 'Major', critical: 'Critical' },

  incidentStatuses: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    update: 'Update',
  },

  maintenanceStatuses: {
    scheduled: 'Scheduled',
    in_progress: 'In progress',
    verifying: 'Verifying',
    completed: 'Completed',
    cancelled: 'Cancelled',
    postponed: 'Postponed',
    extended: 'Extended',
  },

  home: {
    allWell: 'Everything works.',
    allWellLede: 'We know of no problem with our services.',
    lastWord: 'What we know',
    maintenance: 'Planned maintenance is under way.',
    maintenances: (count: number) =>
      plural(count, {
        one: '# planned maintenance is under way.',
        other: '# planned maintenances are under way.',
      }),
    overrun: 'Planned maintenance takes longer than announced.',
    problems: (count: number, where: string) =>
      plural(count, { one: `# problem: ${where}.`, other: `# problems: ${where}.` }),
    problemsNowhere: (count: number) =>
      plural(count, { one: '# problem is open.', other: '# problems are open.' }),
    unknown: 'We cannot say that everything works.',
    unknownLede:
      'Some records of this page could not be read, and one of them may be about an outage.',
    leftOutTitle: 'This page is incomplete',
    leftOut: (count: number) =>
      plural(count, {
        one: '# record has errors and is not shown:',
        other: '# records have errors and are not shown:',
      }),
    hit: (components: string) => `Affected: ${components}.`,
    onlyWatching: 'Nothing is affected any more; we are watching it.',
    restWorks: 'Everything else works.',
    since: (time: string) => `Since ${time}.`,
    incidents: 'Open incidents',
    running: 'Maintenance under way',
    upcoming: 'Coming maintenance',
    components: 'Services',
    otherComponents: 'Other services',
    recent: 'Recent days',
    nothingRecent: (days: number) =>
      plural(days, {
        one: 'No incident and no maintenance in the last day.',
        other: 'No incident and no maintenance in the last # days.',
      }),
    allHistory: 'All history',
    titleOf: (state: string, components: string) => `${state}: ${components}`,
    titleWell: 'All services work',
    titleTrouble: 'Open incident',
  },

  incident: {
    whatToDo: 'What you can do',
    nothingToDo: 'Nothing to do.',
    workaround: 'Workaround',
    lastUpdate: 'Last update',
    allUpdates: 'All updates',
    nextUpdate: 'Next update',
    nextUpdateBy: (time: string) => `by ${time}`,
    nextUpdateOverdue: (time: string) => `was promised by ${time}`,
    affectedNow: 'Affected now',
    impact: 'Impact',
    lasts: 'still lasts',
    about: (text: string) => `about ${text}`,
    since: (time: string) => `since ${time}`,
    started: 'Began',
    openSince: (time: string) => `open since ${time}`,
    lastedFor: (duration: string) => `lasted ${duration}`,
    notAnOutage: 'No service was affected.',
    detectedBy: 'Noticed by',
    detectors: {
      monitoring: 'our monitoring',
      customer: 'a customer',
      staff: 'our staff',
      partner: 'a partner',
      unknown: 'not known',
    },
    trigger: 'Set off by',
    triggers: {
      change: 'a change',
      load: 'load',
      dependency: 'something that we depend on',
      hardware: 'hardware',
      expiry: 'something that expired',
      attack: 'an attack',
      unknown: 'not known yet',
    },
    upstream: 'Began at',
    who: 'Who was affected',
    share: (percent: string, of: string) => `${percent} of ${of}`,
    count: (count: string, of: string) => `${count} ${of}`,
    estimated: (text: string) => `${text} (estimated)`,
    regions: (regions: string) => `in ${regions}`,
    dataLoss: 'Data',
    dataLosses: {
      none: 'No data was lost.',
      delayed: 'Data came late.',
      partial: 'Some data was lost.',
      permanent: 'Data was lost for good.',
      unknown: 'We do not know yet whether data was lost.',
    },
    retroactive: 'This record was written after it was over.',
    updates: 'Updates',
    background: 'Background',
    related: 'Related',
    postmortem: 'Postmortem',
    readPostmortem: 'Read the postmortem',
    postmortemDue: (date: string) => `A postmortem is promised by ${date}.`,
    postmortemOverdue: (date: string) => `A postmortem was promised by ${date} and is overdue.`,
    postmortemNone: (reason: string) => `There will be no postmortem: ${reason}`,
    followUps: (done: number, of: number) => `${number(done)} of ${number(of)} follow-ups done`,
    corrections: 'Corrections',
    details: 'Details',
    moments: {
      detected: 'We noticed it.',
      acknowledged: 'Somebody took it on.',
      mitigated: 'Most customers were fine again.',
    },
    impactStart: (component: string, level: string) => `${component}: ${level} begins.`,
    impactEnd: (component: string, level: string) => `${component}: ${level} ends.`,
  },

  edits: {
    edited: (time: string) => `edited ${time}; was:`,
    at: (time: string) => `of ${time}`,
    status: (status: string) => `status: ${status}`,
    promise: (time: string) => `next update promised by ${time}`,
    noPromise: 'no next update promised',
    changed: (time: string) => `An update of ${time} was changed; it said:`,
    withdrawn: (time: string) => `An update of ${time} was taken away; it said:`,
  },

  maintenance: {
    kind: 'Maintenance',
    title: 'Maintenance',
    lede: 'Planned work that customers may notice.',
    actual: 'Work took place',
    announced: 'Announced',
    expect: 'What you will notice',
    impact: 'Expected impact',
    noDisruption: 'no disruption expected',
    running: 'Under way',
    upcoming: 'Coming',
    past: 'Past',
    noneRunning: 'No maintenance is under way.',
    noneUpcoming: 'No maintenance is planned.',
    nonePast: 'There has been no maintenance yet.',
    newest: (shown: number, of: number) =>
      `These are the newest ${number(shown)} of ${number(of)}. All of them by month:`,
    overrun: (duration: string) =>
      `Work outside the announced window, ${duration}, counts as downtime at the expected level.`,
  },

  postmortem: {
    titleOf: (title: string) => `Postmortem: ${title}`,
    authors: 'By',
    alsoCovers: 'Also about',
    timeline: 'Timeline',
    said: 'We said',
    evidence: 'evidence',
    silence: (duration: string) => `${duration} without an entry`,
    contents: 'Contents',
    before: 'Has happened before',
    beforeLede: 'Earlier incidents that hit the same service and were set off alike.',
    trigger: 'What set it off',
    detection: 'How it was noticed',
    factors: 'What contributed',
    wentWell: 'What went well',
    wentPoorly: 'What went poorly',
    lucky: 'Where we were lucky',
    lessons: 'What we learned',
    actions: 'What we do about it',
    noActions: 'Nothing will be done about it',
    openQuestions: 'What we do not know',
    kinds: {
      before: 'Before',
      change: 'Change',
      impact_start: 'Impact begins',
      detection: 'Noticed',
      page: 'Alarm',
      declared: 'Declared',
      public_update: 'Public update',
      decision: 'Decision',
      action: 'Action',
      mitigation: 'Mitigation',
      impact_end: 'Impact ends',
      resolved: 'Resolved',
    },
    listTitle: 'Postmortems',
    listLede: 'What we learned from incidents, and what we do about it.',
    count: (count: number) => plural(count, { one: '# postmortem', other: '# postmortems' }),
    none: 'No postmortem has been published yet.',
  },

  actions: {
    title: 'Follow-up actions',
    lede: 'What we promised after incidents, and how far it is.',
    none: 'No action has been promised yet.',
    from: 'after',
    overdue: 'Overdue',
    statuses: { open: 'Open', in_progress: 'In progress', done: 'Done', declined: 'Declined' },
    types: {
      prevent: 'prevent',
      detect: 'detect',
      mitigate: 'mitigate',
      process: 'process',
      repair: 'repair',
    },
    dueBy: (date: string) => `due ${date}`,
    doneOn: (date: string) => `done ${date}`,
    declinedBecause: (reason: string) => `declined: ${reason}`,
    progress: (done: number, of: number) =>
      plural(of, {
        one: `${number(done)} of # accepted action done`,
        other: `${number(done)} of # accepted actions done`,
      }),
    newestSettled: (shown: number, of: number) =>
      `These are the newest ${number(shown)} of ${number(of)} that are settled. Every postmortem lists all of its own.`,
    newestSettledIncidents: (shown: number, of: number) =>
      `Of ${number(of)} incidents after which nothing is left to do, the newest ${number(shown)} are shown. Every postmortem lists all of its own.`,
    allActions: 'All follow-up actions',
    byState: 'By state',
    byOwner: 'By owner',
    byIncident: 'By incident',
    doneBy: (owner: string, incident: string) => `Done by ${owner}, after: ${incident}`,
    feedTitle: (name: string) => `${name} status: follow-up actions that were done`,
    feedText: 'What we promised after incidents and have done.',
  },

  history: {
    title: 'History',
    lede: 'Every incident and every maintenance, by the month in which it began.',
    recent: (days: number) => `The last ${days} days`,
    archive: 'By month',
    yearTitle: (year: string) => `History of ${year}`,
    monthTitle: (month: string) => `History of ${month}`,
    count: (count: number) => plural(count, { one: '# record', other: '# records' }),
    empty: 'Nothing has been recorded yet.',
    emptyRecent: 'Nothing was recorded in this time.',
    newer: (label: string) => `Newer: ${label}`,
    older: (label: string) => `Older: ${label}`,
  },

  search: {
    title: 'Search',
    lede: 'Find incidents, maintenance and postmortems by their words.',
    withoutScript: 'The search needs a script. Everything can be found without it, too:',
    link: 'Search the history',
    label: 'Words to look for',
    reading: 'Looking …',
    none: 'Nothing was found.',
    failed: 'The search could not be loaded. Please try again later.',
    /** For the script: `#` is the number. */
    found: { one: '# found.', other: '# found.' } as Readonly<
      Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
    >,
  },

  lists: {
    title: 'Incidents',
    lede: 'Every incident, by what it has in common with others.',
    none: 'No incident has been published yet.',
    by: { component: 'By service', severity: 'By severity', trigger: 'By what set it off' },
    byYear: 'By year, with maintenance',
    titles: {
      component: (name: string) => `Incidents: ${name}`,
      severity: (name: string) => `Incidents: ${name} severity`,
      trigger: (name: string) => `Incidents: set off by ${name}`,
    },
    ofYear: (title: string, year: string) => `${title}, ${year}`,
    years: 'By year',
    newest: (shown: number, of: number) =>
      `These are the newest ${number(shown)} of ${number(of)}; the lists of single years have them all.`,
    all: 'Every incident by service, severity, cause and year',
    alike: 'Incidents like this one',
    alikeLede: 'They hit the same service, and the same kind of event set them off.',
  },

  component: {
    since: (time: string) => `since ${time}`,
    retired: (date: string) => `Retired since ${date}.`,
    notYet: (date: string) => `In service from ${date}.`,
    lastDays: (days: number) => `Last ${days} days`,
    daysAgo: (days: number) => plural(days, { one: '# day ago', other: '# days ago' }),
    uptime: 'Uptime',
    uptimeOf: (percent: string) => `${percent} uptime`,
    noUptime: 'no data',
    bar: (days: number, uptime: string, trouble: string) =>
      `Last ${days} days: ${uptime}; ${trouble}.`,
    troubleDays: (count: number) =>
      plural(count, { one: '# day with impact', other: '# days with impact' }),
    noTrouble: 'no impact recorded',
    daysTitle: 'Day by day',
    utcDays: 'Each day is a day of UTC.',
    quietDays: (count: number, of: number) =>
      plural(count, {
        one: `On # of the last ${of} days no impact was recorded.`,
        other: `On # of the last ${of} days no impact was recorded.`,
      }),
    noDataDays: (count: number) =>
      plural(count, { one: '# day has no data.', other: '# days have no data.' }),
    atLevel: (duration: string, level: string) => `${duration} ${level}`,
    records: (days: number) => `Records of the last ${days} days`,
    noRecords: 'None.',
    definition: 'How it is counted',
    definitionText: (weights: string) =>
      `From published incidents, not from probes. A minute counts as down by its level: ${weights}. ` +
      'Minutes of announced maintenance are not downtime, an overrun is. Overlapping incidents count once. ' +
      'The figure is rounded down.',
    weight: (level: string, percent: string) => `${level} ${percent}`,
  },

  reliability: {
    title: 'Reliability',
    lede: 'What can honestly be said of how often and how long our services failed.',
    noIncidents: 'No incident with impact has been published yet.',
    basis: (count: number, first: string) =>
      plural(count, {
        one: `Made from # published incident with impact; it began on ${first}.`,
        other: `Made from # published incidents with impact; the first began on ${first}.`,
      }),
    caution:
      'From published incidents, not from probes: few incidents can mean few reports. ' +
      'There are no averages, because a few long incidents would decide them, and no trends, because most of them are chance.',
    incomplete:
      'Some records have errors and are missing here. No uptime is shown, and the other figures lack them.',
    definitions: 'How each figure is defined',
    measures: {
      detect: {
        name: 'Time to detect',
        meaning: 'From when customers began to be hit to when we noticed.',
      },
      first_update: {
        name: 'Time to the first public update',
        meaning: 'From when customers began to be hit to when we first said so here.',
      },
      first_update_after_detection: {
        name: 'Time from noticing to the first public update',
        meaning: 'From when we noticed to when we first said so here.',
      },
      mitigate: {
        name: 'Time to mitigate',
        meaning: 'From when customers began to be hit to when most of them were fine again.',
      },
      end_of_impact: {
        name: 'Time to the end of impact',
        meaning: 'From when customers began to be hit to when nobody was hit any more.',
      },
    },
    spread: (median: string, low: string, high: string, count: string) =>
      `Median ${median}; 10th to 90th percentile ${low} to ${high}; n\u00a0=\u00a0${count}.`,
    tooFew: (count: number, least: number) =>
      `n\u00a0=\u00a0${count}: with fewer than ${least} a median would be chance, so there are only the dots.`,
    nothing: 'n = 0: no incident says it.',
    dense: (count: string) => `One dot stands for up to ${count} incidents of about that length.`,
    missing: (parts: string) => `Not among them: ${parts}.`,
    gaps: {
      not_recorded: (count: number) =>
        plural(count, { one: '# where it was not recorded', other: '# where it was not recorded' }),
      approximate: (count: number) =>
        plural(count, {
          one: '# whose times are estimates',
          other: '# whose times are estimates',
        }),
      early: (count: number) =>
        plural(count, {
          one: '# where it came before that',
          other: '# where it came before that',
        }),
      retroactive: (count: number) =>
        plural(count, {
          one: '# that was written down afterwards',
          other: '# that were written down afterwards',
        }),
      lasts: (count: number) =>
        plural(count, { one: '# that still lasts', other: '# that still last' }),
    },
    asTable: 'The same as a table',
    length: 'Length',
    incidents: 'Incidents',
    under: (length: string) => `under ${length}`,
    fromTo: (from: string, to: string) => `${from} to under ${to}`,
    atLeast: (length: string) => `${length} or more`,
    year: 'Began in',
    median: 'Median',
    range: '10th to 90th percentile',
    promises: 'Promises of the next update',
    promisesKept: (kept: number, of: number) =>
      plural(of, {
        one: `${kept} of # promise was kept.`,
        other: `${kept} of # promises were kept.`,
      }),
    promisesPending: (count: number) =>
      plural(count, { one: '# is still in time.', other: '# are still in time.' }),
    noPromises: 'No promise of a next update has been kept or broken yet.',
    noticedTitle: 'Who noticed first',
    noticed: (customers: number, of: number) =>
      plural(of, {
        one: `${customers} of # incident was noticed by a customer first.`,
        other: `${customers} of # incidents were noticed by customers first.`,
      }),
    noticedUnknown: (count: number) =>
      plural(count, {
        one: 'Of # it is not known.',
        other: 'Of # it is not known.',
      }),
    noticedByNobody: 'Of no incident it is known who noticed it first.',
    uptime: 'Uptime by service',
    uptimePeriod: (from: string) => `From ${from} until now.`,
    uptimeShare: 'Uptime',
    minutes: 'Minutes of impact',
    service: 'Service',
    worstMember: (uptime: string) => `worst service: ${uptime}`,
    inServiceFor: (duration: string) => `in service for ${duration} of it`,
    data: 'The raw data',
    dataText: 'Every interval from which these figures are made, so that anybody can count again.',
    incidentsCsv: 'Incidents and their times (CSV)',
    impactCsv: 'Impact windows (CSV)',
    intervalsJson: 'Everything (JSON)',
  },

  definitions: {
    title: 'How the figures are defined',
    lede: 'What each figure on the page about reliability counts, what it leaves out, and why.',
    what: 'What is counted',
    whatText:
      'Published incidents with impact. Notices without impact and maintenance are not among them. ' +
      'An impact window goes from when customers began to be hit to when they stopped being hit; it may be corrected later, ' +
      'when more is known. When something was written down plays no part, and the time until an incident was closed plays none either.',
    drawing: 'The drawings',
    drawingText:
      'Each dot is one incident; its place from left to right is its length. The scale is logarithmic, from one minute to thirty days, ' +
      'and the same in every drawing. Lengths beyond an end stand at that end. Dots of about the same length stand above one another. ' +
      'Where there are too many, one dot stands for several, and the drawing says for how many at most. ' +
      'The tall line is the median, the box below goes from the 10th to the 90th percentile.',
    spread: 'Median and percentiles',
    spreadText: (least: number) =>
      'Half of the incidents took at most as long as the median; one in ten took less than the 10th percentile, and one in ten more than the 90th. ' +
      'Between two values we go along a straight line, as MEDIAN and PERCENTILE.INC of spreadsheets do. ' +
      `With fewer than ${least} incidents there is neither. There is no average: a few long incidents would decide it.`,
    gaps: 'What is left out, and counted',
    gapsText: 'An incident has no such time, and is counted apart, for one of these reasons:',
    gapTexts: {
      not_recorded: 'The record does not say it.',
      approximate: 'An end of it is marked as an estimate. Minutes of an estimate mean nothing.',
      early:
        'It came before that from which it is counted: noticed before customers were hit, for example. That is no negative time.',
      retroactive: 'The record was written after it was over, so that nothing was said in time.',
      lasts: 'Customers are still being hit.',
    },
    measureTexts: {
      detect: 'From the first instant of impact to the first signal that reached us.',
      first_update: 'From the first instant of impact to the first update on this page.',
      first_update_after_detection:
        'From the first signal that reached us to the first update on this page.',
      mitigate:
        'From the first instant of impact to when most customers were fine again, though the cause may have remained.',
      end_of_impact:
        'From the first instant of impact to the last, over all services that were hit. Not to when the incident was closed.',
    },
    promisesText:
      'An update may promise by when the next one comes. The promise is kept when the next update came by then, to the second. ' +
      'That of an open incident is broken once its time has come without an update. Records written afterwards promised nothing.',
    noticedText: 'Of the incidents that say who noticed first, those that customers noticed first.',
    uptimeText: (weights: string) =>
      'Of each service, from the impact windows of all incidents together, the worst level at each instant: ' +
      'two records about one outage count once. ' +
      `A minute counts as down by its level: ${weights}. There is no standard for these weights; other pages use others. ` +
      'Announced maintenance is no downtime, an overrun is. Time in which a service was not in service is no time at all. ' +
      'The percentage is rounded down, and minutes are rounded up. 100 % stands only where there was no impact at all. ' +
      'The figure of a group is that of its worst service.',
  },

  subscribe: {
    title: 'Subscribe',
    lede: 'Hear of incidents and maintenance without coming back here. Nothing here needs an account.',
    updates: {
      title: 'Every update',
      text:
        'A feed with one entry for each update and each postmortem, at once and exactly once. Put the address ' +
        'into a feed reader, or into Slack with /feed subscribe.',
    },
    history: {
      title: 'Incidents and maintenance',
      text:
        'A feed with one entry for each incident and each maintenance; the entry moves up when something new is ' +
        'said. For what expects the feeds of Statuspage.',
    },
    flavours: { updates: 'Every update', history: 'Incidents and maintenance' },
    calendar: {
      title: 'Calendar',
      text:
        'Planned maintenance for a calendar to subscribe to. What is moved moves there too, and what is called ' +
        'off is marked so.',
    },
    badge: {
      title: 'Badge',
      text:
        'A picture of the state and one of the uptime, for a README or a dashboard. Beside each stands the same ' +
        'as JSON for shields.io: replace .svg by .json.',
    },
    badgeAlt: (name: string) => `${name} status`,
    stateNow: 'State',
    uptime: 'Uptime',
    markdown: 'In Markdown, with a link here',
    embed: {
      title: 'On your own page',
      text:
        'A script of less than 2 kB shows the state on another page and leaves that page alone when this one ' +
        'does not answer. A content security policy has to allow this host for script-src and connect-src. Or a ' +
        'frame, without a script.',
    },
    html: 'With a script',
    frame: 'As a frame',
    embedFallback: 'Status',
    terminal: { title: 'Terminal', text: 'What this page says, as plain text of 80 columns.' },
    command: 'Command',
    api: {
      title: 'API and monitoring',
      text:
        'The state as JSON, in the form that Statuspage has: what can read Statuspage can read this page. And ' +
        'the same as metrics for Prometheus.',
    },
    apiMore: 'All addresses of the API',
    metrics: 'Metrics',
    address: 'Address',
    partsTitle: 'Only a part',
    partsText: 'The same for one group or one component.',
    part: 'Part',
    partLinks: 'Addresses',
  },

  embed: {
    title: 'Current status',
    description: (name: string) => `The current state of ${name}, to be shown on other pages.`,
  },

  api: {
    title: 'API',
    lede:
      'The state of this page as JSON files, in the form of the Statuspage API, version 2. No key, no limit: they ' +
      'are plain files.',
    document: 'Address',
    content: 'What it says',
    documents: {
      status: 'The state of the whole page. Small enough to be asked for every second.',
      summary: 'The state, all components, open incidents, and maintenance under way or to come.',
      components: 'All groups and components with their states.',
      incidents: 'The 50 newest incidents with all that was said; fewer when they are very long.',
      unresolved: 'Incidents that are not over.',
      incident: 'One incident or maintenance, by its id.',
      maintenances: 'The 50 newest maintenances.',
      upcoming: 'Maintenance to come.',
      active: 'Maintenance under way.',
    },
    example: 'for example',
    schemaTitle: 'Schema',
    schemaText: 'Every key of every answer is described by a JSON Schema (2020-12):',
    notesTitle: 'Good to know',
    notes: [
      'Times are UTC with milliseconds. Updates stand newest first, and so do incidents.',
      'Ids are twelve letters and never change. They are not the names in the addresses of the pages.',
      'The state of the page follows from its components alone, never from the severity of an incident.',
      'Bodies of updates are HTML that is safe to show; names are plain text.',
      'An incident with a published postmortem has the status postmortem. Maintenance that was called off is completed.',
      'In the answer about one incident that is over, components are shown as the incident left them. Everywhere else they are shown as they are now.',
      'While a record of this page cannot be read that may be about an outage, nothing is called operational.',
    ],
  },

  about: {
    title: 'About this page',
    lede: (name: string) => `What this page says of ${name}, and how it comes to say it.`,
    staysUp: 'How it stays up',
    staysUpText: (host: string, services: string) =>
      `This page lives at ${host}. It reports on ${services}, and is meant to be there when they are not: ` +
      'it is a set of plain files without a server program or a database, every page is whole without scripts, ' +
      'and nothing on it is loaded from anywhere else.',
    waived: 'What it shares all the same',
    waivedText:
      'A status page should share nothing with what it reports on. This one does, for a reason:',
    waiver: (thing: string, service: string, reason: string) =>
      `${thing} with ${service}: ${reason}`,
    sharedThings: {
      domain: 'The domain',
      'name-servers': 'The name servers',
      'dns-provider': 'The DNS provider',
      cname: 'The delivery network',
      'address-range': 'The address range',
      network: 'The network',
      publishing: 'What is needed to publish',
    },
    levels: 'What the levels mean',
    level: 'Level',
    meaning: 'Meaning',
    weight: 'Counts as down',
    uptime: 'How uptime is counted',
    times: 'Times',
    timesText: (zone: string) => `Times are shown in ${zone}. The days of the bars are UTC days.`,
    freshness: 'How fresh it is',
    freshnessText:
      'A page whose content changes with time says when it was made. What it says was true then.',
    contact: 'Contact',
    contactUrl: 'Support',
    software: 'Software',
    softwareText: 'Made by Lifeboat, a generator for status pages.',
  },

  /** What the page says of itself when time has passed. */
  present: {
    local: (time: string) => `${time} your time`,
    away: 'This site does not answer just now: there may be news that you do not see.',
    kept: (age: string) =>
      `This site does not answer just now: there may be news that you do not see. This copy was kept ${age}.`,
    stale: (made: string, rebuild: string, age: string) =>
      `This page may be out of date. It is as of ${made}, and was to be made anew by ${rebuild}, ${age}.`,
  },

  notFound: {
    title: 'There is no such page',
    text: 'The address leads nowhere on this site. It may have been mistyped.',
    toHome: 'See the current status',
  },

  badge: {
    uptime: (name: string, days: number) => `${name}, ${days} days`,
  },

  calendar: {
    title: (name: string, part: string | undefined) =>
      part === undefined ? `${name} maintenance` : `${name} maintenance: ${part}`,
    event: (name: string, title: string) => `${name}: ${title}`,
    impact: (list: string) => `Expected impact: ${list}`,
  },

  /** What a pull request changes, for those who review it. */
  diff: {
    title: 'What customers will see',
    nothing: 'Customers will see no difference.',
    asOf: (time: string) => `As of ${time}, and only if nothing else changes until then.`,
    headline: (is: string, was: string) => `The headline says “${is}” instead of “${was}”`,
    state: (component: string, from: string, to: string) =>
      `${component} goes from ${from} to ${to}.`,
    componentAdded: (component: string) => `${component} is listed.`,
    componentRemoved: (component: string) => `${component} is no longer listed.`,
    incidentAdded: (title: string, status: string) => `New incident “${title}”: ${status}.`,
    maintenanceAdded: (title: string, window: string) => `New maintenance “${title}”: ${window}.`,
    recordRemoved: (title: string) => `“${title}” disappears: links to it will lead nowhere.`,
    status: (title: string, from: string, to: string) => `“${title}” goes from ${from} to ${to}.`,
    windowMoved: (title: string, window: string) => `“${title}” now takes place: ${window}.`,
    updatesAdded: (title: string, count: number) =>
      plural(count, { one: `“${title}” gets # update.`, other: `“${title}” gets # updates.` }),
    updateChanged: (title: string, time: string) =>
      `The update of ${time} about “${title}”, which was published, says something else.`,
    updateRemoved: (title: string, time: string) =>
      `The update of ${time} about “${title}”, which was published, disappears.`,
    titleChanged: (title: string) => `An event is now called “${title}”.`,
    impactChanged: (title: string) => `The impact of “${title}” changes.`,
    postmortemAdded: (title: string) => `The postmortem of “${title}” is published.`,
    postmortemRemoved: (title: string) => `The postmortem of “${title}” disappears.`,
    uptime: (component: string, month: string, from: string, to: string) =>
      `Uptime of ${component} for ${month} goes from ${from} to ${to}.`,
    feeds: (feeds: number, entries: number) =>
      `${plural(feeds, { one: '# feed announces', other: '# feeds announce' })} ${plural(entries, { one: '# new entry.', other: '# new entries.' })}`,
  },

  feed: {
    history: (name: string, part: string | undefined) =>
      part === undefined
        ? `${name} status: incidents and maintenance`
        : `${name} status, ${part}: incidents and maintenance`,
    updates: (name: string, part: string | undefined) =>
      part === undefined ? `${name} status: every update` : `${name} status, ${part}: every update`,
    update: (status: string, title: string) => `${status}: ${title}`,
    scheduled: (window: string) => `THIS IS A SCHEDULED EVENT ${window}`,
  },

  format: {
    lessThanAMinute: 'less than a minute',
    range: (from: string, to: string) => `${from} to ${to}`,
    above: (percent: string) => `> ${percent}`,
  },

  markdown: { table: 'Table', taskDone: 'done:', taskOpen: 'to do:' },
};

/** The shape of a catalogue. */
export type Words = typeof en;

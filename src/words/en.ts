import { pluralIn } from './plural.ts';

const plural = pluralIn('en');

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
    followUps: (done: number, of: number) => `${done} of ${of} follow-ups done`,
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
        one: `${done} of # accepted action done`,
        other: `${done} of # accepted actions done`,
      }),
    allActions: 'All follow-up actions',
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

  subscribe: {
    title: 'Subscribe',
    lede: 'Hear of incidents and maintenance without coming back here.',
    feed: 'Feed',
    feedText:
      'One entry for each incident and each maintenance; the entry moves up when something new is said. ' +
      'Put the address into a feed reader, or into Slack with /feed subscribe.',
    address: 'Address',
    feedTitle: (name: string) => `${name} status: incidents and maintenance`,
  },

  about: {
    title: 'About this page',
    lede: (name: string) => `What this page says of ${name}, and how it comes to say it.`,
    staysUp: 'How it stays up',
    staysUpText: (host: string, services: string) =>
      `This page lives at ${host}. It reports on ${services}, and is meant to be there when they are not: ` +
      'it is a set of plain files without a server program or a database, every page is whole without scripts, ' +
      'and nothing on it is loaded from anywhere else.',
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

  notFound: {
    title: 'There is no such page',
    text: 'The address leads nowhere on this site. It may have been mistyped.',
    toHome: 'See the current status',
  },

  feed: {
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

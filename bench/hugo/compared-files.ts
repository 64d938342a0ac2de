/*
 * What both generators build: the home page, every incident, maintenance and postmortem, the archives by calendar, the
 * components, the lists of maintenances, postmortems and actions, and the feed of the site. Everything else that
 * Lifeboat builds is left out: other feeds, the API, the calendar, badges, figures, further lists of incidents, and pages
 * that say the same whatever happened.
 */
const compared = [
  /^index\.html$/,
  /^incidents\/\d[^/]*\/(postmortem\/)?index\.html$/,
  /^maintenance\/([^/]+\/)?index\.html$/,
  /^history\/(\d{4}\/(\d\d\/)?)?index\.html$/,
  /^components\/[^/]+\/index\.html$/,
  /^(postmortems|actions)\/index\.html$/,
  /^history\.rss$/,
];

/** Whether a file of the built site takes part in the comparison. */
export function isCompared(file: string): boolean {
  return compared.some((pattern) => pattern.test(file));
}

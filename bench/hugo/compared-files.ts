/*
 * What both generators build: the home page, every incident, maintenance and postmortem, the archives by calendar, the
 * components, the lists of maintenances, postmortems and actions, and the feed of the site. Left out are all other feeds,
 * the API, the calendar and badges, the figures of `/reliability/`, the lists of incidents by what they have in common,
 * and the three pages that say the same whatever happened.
 */

const leftOut = /^(reliability|subscribe|about|incidents\/by)\/|^(404|incidents\/index)\.html$/;

/** Whether a file of the built site takes part in the comparison. */
export function isCompared(file: string): boolean {
  const isPage = file.endsWith('.html') && !leftOut.test(file);
  return isPage || file === 'history.rss' || file === 'favicon.svg';
}

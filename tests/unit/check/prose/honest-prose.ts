import type { Seeded } from '../seeded.ts';

/*
 * Honest prose about outages: sentences about systems, customers and what was done, with the words that rules look
 * for in meanings that are nobody's blame. Slots are filled at random.
 */

const systems =
  'the primary database|the load balancer|the job scheduler|the backup director|one of two resolvers|the certificate store|the session cache|the partner network|the deploy job|the second storage server|the health check|the message queue|the billing export|the image store|the new release|the replication|the Postgres operator|the admin interface|the developer portal|the mail relay'.split(
    '|',
  );
const customers =
  'customers|users|some customers|visitors of two sites|customers in one region|users of the interface|shops|readers'.split(
    '|',
  );
const teams =
  'the storage team|the on-call engineer|the network team|support|the database team|two engineers|the platform team|the administrators'.split(
    '|',
  );
const things =
  'requests|orders|restores|new connections|log-ins|mails|pages of the shop|thumbnails|invoices|name look-ups|backups|alarms'.split(
    '|',
  );
const times = '10:02 UTC|noon|04:19 UTC|the next morning|23:50 UTC|the end of the hour'.split('|');
const counts = '12|128|40 %|a third|147|two of nine|about 900|one in ten'.split('|');

/** `S` a system, `C` customers, `T` a team, `X` things, `H` a time, `N` a number. */
const sentences = `
S failed to start.
S failed to answer C for N of X.
S did not follow the redirect and dropped X.
S ignored the new header until H.
S forgot its leases when it restarted at H.
S mistakenly counted N nodes twice.
S inadvertently held a lock that X needed.
S should have been restarted by the watchdog, and was, at H.
S should have answered within a second; it took nine.
S was slower than it should have been.
S could have been reached over the second path.
S was at fault for X, and was replaced.
S was responsible for N of X.
S had a page fault that the kernel logs.
S is covered by our fault tolerance drill.
S returned stale data to C.
S violated a uniqueness constraint N times.
S was properly drained before H.
S simply retries X until they succeed.
S was restarted by T at H.
S ran the script every minute, and the script was run by the scheduler.
S had just come back when X began to fail.
S kept X in order, and of N none was lost.
C should have received a mail by H.
C could have seen old prices until H.
C would have received errors for ten minutes.
C saw errors in N of X.
C were not affected after H.
C who retried got through.
C failed to log in N times in a row and were locked out by the guard.
C reported X as missing at H.
C did not have to do anything.
We failed to process N of X.
We failed to keep our promise of an update by H.
We did not see the lag, because S reported none.
We are sorry for the lost X.
We called T at H.
We should have a second path by the end of the year.
We could have two primaries for a moment, and the design allows it.
We have moved X to S.
We trusted the green light of S more than it deserves.
We restored X from the backup of that night.
We were lucky: S had been upgraded the week before.
T was paged at H and answered in two minutes.
T stopped S at H.
T found the cause in a log file of S.
T decided at H to give up N of X.
T identified S as the bottleneck.
T deployed a fix at H.
T saw nothing unusual, because the graphs of S show averages.
T took N of X out of rotation.
T had been told by S that all was well.
T ran the command that the runbook names, and S accepted it.
T and support shared one channel from H on.
An engineer identified the loop in S.
An engineer of the night shift confirmed that X work again.
A query was executed every minute by S.
The change was reviewed by T and released by S.
The command was run by the deploy job at H.
The root cause is not known; we list what contributed.
No single root cause explains why X waited.
The provider has identified the root cause on its side.
Operator error messages were shown to C instead of X.
Copilot error rates rose to N.
User errors are counted apart from those of S.
A configuration error in S took X down.
The second question is there to prevent human error.
The tool leaves little room for operator error.
Retries make X safe: a mistake costs nothing.
The accident on the ring road cut the fibre to S.
A negligible share of X was late.
Writes to S were negligibly slower.
Lazy look-ups in S hid the growth of X.
The load fell simply by adding a second S.
The disk of S was just under its limit at H.
The course of the graph was flat, as a matter of course.
At H just N of X were left.
The trivial zone of S has two lines.
The alarm would have fired at H, and fired then.
Had the numbers been wrong, X would have shown it.
The guard in S prevented further loss.
The standby caught up by H.
N of X could not be restored, if only for an hour.
The follow-up is tracked, and X are counted every day.
Install tool@latest or @harbour/tool to see X again.
Write to support@harbour.example when X are missing.
The alarm went to @here at H.
The vendor calls it “human error”, and says no more of S.
A customer wrote: “this stupid page shows no X”.
The manual says "the engineer should have asked", which helps nobody.
Nobody is to blame for a lease that runs out.
It is nobody’s fault that N of X arrived at once.
Inside S a command queue was filled by X.
The inadequacy of one disk was no surprise to S.
Alerts for the on-call engineer failed to arrive until H.
Mails to T failed to leave S.
If an engineer forgot the flag, S would ask for it.
Without the flag an operator had to approve N of X by hand.
The rota names one engineer for S and one for X.
A second engineer joined at H.
The service failed over to S within N seconds.
The default of S was to delete without asking.
The delete button of S stood beside the one for X.
The name of the test site and that of S differ in one letter.
It took until H to see that X stood still.
Nothing compared the age of the copy on S with that of X.
The responsible component, S, has been rewritten since.
`
  .trim()
  .split('\n');

/** So many sentences of honest prose, in paragraphs and lists, with a heading here and there. */
export function honestProse(random: Seeded, count: number): string {
  return Array.from({ length: count }, (_none, index) => {
    const text = filled(random.pick(sentences), random);
    const shape = random.below(8);
    if (shape === 0) return `## ${random.pick(headings)}\n\n${text}`;
    if (shape === 1) return `- ${text}\n- ${filled(random.pick(sentences), random)}`;
    if (shape === 2) return text.replace(/ (\w+) /, ' **$1** ');
    if (shape === 3) return `${index + 1}. ${text}\n   ${filled(random.pick(sentences), random)}`;
    return `${text} ${filled(random.pick(sentences), random)}`;
  }).join('\n\n');
}

export function honestSentence(random: Seeded): string {
  return filled(random.pick(sentences), random);
}

const headings = [
  'What happened',
  'What customers saw',
  'How we found out',
  'How we responded',
  'What contributed',
] as const;

const slots: Readonly<Record<string, readonly string[]>> = {
  S: systems,
  C: customers,
  T: teams,
  X: things,
  H: times,
  N: counts,
};

function filled(sentence: string, random: Seeded): string {
  const text = sentence.replace(/\b[SCTXHN]\b/g, (slot) => random.pick(slots[slot] ?? [slot]));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

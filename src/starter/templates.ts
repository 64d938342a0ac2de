/**
 * Templates and checklists that a site begins with, by their paths.
 * @param component what the templates say is hit, until somebody says something else
 */
export function templateFiles(component: string): Readonly<Record<string, string>> {
  return {
    'templates/upstream-is-down.md': upstreamIsDown(component),
    'templates/slow.md': slow(component),
    'templates/planned-work.md': plannedWork(component),
    'checklists/opened.md': opened,
    'checklists/resolved.md': resolved,
  };
}

const when = '2026-01-01T00:00:00Z';

function upstreamIsDown(component: string): string {
  return `---
# Customers have their contract with us: say first what they notice, and then whose outage it is.
title: A partner of ours has an outage
impact:
  - component: ${component}
    level: partial_outage
    from: ${when}
trigger: dependency
updates:
  - at: ${when}
    status: identified
    text: |
      Parts of our service fail because a partner has an outage. Everything else works.
      We are in touch with them, and look for a way around it.
---
`;
}

function slow(component: string): string {
  return `---
title: Our service is slow
impact:
  - component: ${component}
    level: degraded_performance
    from: ${when}
updates:
  - at: ${when}
    status: investigating
    text: |
      Requests take longer than usual; they are answered in the end. We are looking for the reason.
---
`;
}

function plannedWork(component: string): string {
  return `---
title: Planned work
window:
  from: ${when}
  to: 2026-01-01T02:00:00Z
impact:
  - component: ${component}
    level: degraded_performance
# Not why we do it, but what they will notice and for how long.
expect: |
  For up to ten minutes within the window, some requests have to be repeated.
customerAction: none
updates:
  - at: ${when}
    status: scheduled
    text: |
      We announce planned work.
---
`;
}

const opened = `- [ ] Tell the support team that the page says so, and what it says.
- [ ] Promise the next update, and set an alarm for it.
- [ ] Say what still works.
- [ ] One person writes here; somebody else mends it.
`;

const resolved = `- [ ] Look from outside whether it really works again.
- [ ] Say what happened to data, also when nothing did.
- [ ] Tell the support team that it is over, and what customers should check.
- [ ] Promise a postmortem, or say why there will be none.
`;

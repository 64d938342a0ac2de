import { z } from 'zod';
import { shortId } from './ids.ts';
import { calendarDate } from './instant.ts';
import { targetSchema } from './target.ts';
import { waiverSchema } from './waivers.ts';
import { optionalProseRuleIds, proseRuleIds } from './prose-rule-ids.ts';

const colour = z.stringFormat('a colour such as #1b4fa0', /^#[0-9a-f]{6}$/i);

const component = z.strictObject({
  id: shortId.describe(
    'Lower-case letters, digits and hyphens. Stands in addresses: never change it.',
  ),
  name: z.string().min(1).max(80).describe('What customers call it.'),
  description: z.string().min(1).max(200).optional().describe('What it is, in a few words.'),
  since: calendarDate
    .optional()
    .describe('The first day (UTC) on which it was in service. Before it there is no data.'),
  until: calendarDate
    .optional()
    .describe('The day (UTC) from whose start on it is retired and no longer listed.'),
});

const componentOrGroup = component.extend({
  components: z
    .array(component)
    .min(1)
    .optional()
    .describe(
      'Makes the entry a group of these components. A group has no `since` and no `until`.',
    ),
});

const weight = z.number().min(0).max(1);

/** The default export of `status.config.ts`. */
export const siteConfigSchema = z.strictObject({
  name: z.string().min(1).max(80).describe('Whose status page this is.'),
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .describe('Where the status page lives: `https://` and a host name, nothing behind it.'),
  services: z
    .array(z.stringFormat('a domain such as harbour.example', z.regexes.domain))
    .min(1)
    .describe('The domains that the page reports on. The page must not share their fate.'),
  components: z
    .array(componentOrGroup)
    .min(1)
    .describe(
      'What the page reports on, in the order in which it is shown: components and groups.',
    ),
  description: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .describe('One sentence for search engines and feeds.'),
  timeZone: z
    .string()
    .default('UTC')
    .describe('IANA name of the zone in which times are shown. Day cells stay UTC days.'),
  locale: z.string().default('en').describe('Language of the page, as a BCP 47 tag.'),
  brand: z
    .strictObject({
      logo: z
        .stringFormat('a path such as /logo.svg', /^\/[^\s?#]+\.(svg|png|webp)$/)
        .optional()
        .describe('Path of a picture under `public/`, beginning with a slash.'),
      accent: colour.optional().describe('Colour of links on light ground, `#rrggbb`.'),
      accentDark: colour.optional().describe('Colour of links on dark ground, `#rrggbb`.'),
    })
    .optional()
    .describe('Logo and colours.'),
  support: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('Address of the support page.'),
      mail: z.email().optional().describe('Mail address of the support.'),
    })
    .optional()
    .describe('Where customers find help.'),
  upstreams: z
    .array(
      z.strictObject({
        id: shortId.describe('Lower-case letters, digits and hyphens.'),
        name: z.string().min(1).max(80).describe('What the third party is called.'),
        url: z
          .url({ protocol: /^https?$/ })
          .optional()
          .describe('Address of its own status page.'),
      }),
    )
    .default([])
    .describe('Third parties that we depend on.'),
  policy: z
    .strictObject({
      updateCadence: z
        .int()
        .min(5)
        .default(60)
        .describe(
          'After how many minutes an open incident wants its next update, where none was promised.',
        ),
      uptimeWeights: z
        .strictObject({
          degraded_performance: weight.default(0).describe('A minute of degraded performance.'),
          partial_outage: weight.default(0.3).describe('A minute of partial outage.'),
          major_outage: weight.default(1).describe('A minute of major outage.'),
        })
        .prefault({})
        .describe('How much of a minute at each level counts as down. Printed with every figure.'),
      historyDays: z
        .int()
        .min(7)
        .max(365)
        .default(90)
        .describe('How many days the bars and the uptime figure reach back, today included.'),
      showEdits: z
        .boolean()
        .default(true)
        .describe(
          'Whether records say what git knows of updates that were changed after they had been committed. `false` where commits are no publications, or where an old text must not be shown.',
        ),
    })
    .prefault({})
    .describe('How the page counts and how often it speaks.'),
  waivers: z
    .array(waiverSchema)
    .default([])
    .describe(
      'What the page shares with a service although it should not, each with a reason that readers see.',
    ),
  prose: z
    .strictObject({
      off: z
        .array(z.enum(proseRuleIds))
        .default([])
        .describe('Rules about prose that are switched off everywhere.'),
      on: z
        .array(z.enum(optionalProseRuleIds))
        .default([])
        .describe('Rules about prose that are off unless they stand here.'),
      allow: z
        .array(z.string().trim().min(2))
        .default([])
        .describe(
          'Words that no rule about prose finds anything in, such as the handle of a product. Case does not matter.',
        ),
      people: z
        .array(z.string().trim().min(2))
        .default([])
        .describe(
          'Names and addresses of people that stand in no record, exactly as they would be written.',
        ),
    })
    .prefault({})
    .describe('How the prose of incidents and postmortems is judged.'),
  keepPages: z
    .boolean()
    .default(false)
    .describe(
      'Whether browsers keep pages that a reader has seen and show them, marked with their age, while the site does not answer.',
    ),
  repository: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the git repository with the content.'),
  targets: z
    .array(targetSchema)
    .default([])
    .describe('Where `lifeboat publish` publishes the site to; each is one of three types.'),
});

/** What an author writes. */
export type SiteConfigInput = z.input<typeof siteConfigSchema>;
/** What the rest of the program reads: defaults filled in. */
export type SiteConfig = z.output<typeof siteConfigSchema>;

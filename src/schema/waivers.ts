import { z } from 'zod';

/** What a status page can share with a service that it reports on, the worst first. */
export const sharedThings = [
  'domain',
  'name-servers',
  'dns-provider',
  'cname',
  'address-range',
  'network',
  'publishing',
] as const;
export type SharedThing = (typeof sharedThings)[number];

/** One thing that is shared although it should not be, and why. */
export const waiverSchema = z.strictObject({
  shares: z.enum(sharedThings).describe('What is shared.'),
  with: z
    .stringFormat('a domain such as harbour.example', z.regexes.domain)
    .describe('The service with which it is shared: an entry of `services`.'),
  reason: z
    .string()
    .min(10)
    .max(300)
    .describe('Why it has to be so, in a sentence. Printed on the page about this page.'),
});
export type Waiver = z.output<typeof waiverSchema>;

import { componentStates, impactLevels } from '../schema/levels.ts';
import { stateRank } from '../domain/states.ts';
import { weightsText } from './component-page.ts';
import type { PageContext } from './page-context.ts';
import { stateTag, type StateTag } from './state-tag.ts';

export interface AboutPage {
  readonly lede: string;
  readonly staysUp: string;
  /** What is shared with services, and why: a sentence each. */
  readonly waivers: readonly string[];
  readonly levels: readonly {
    readonly tag: StateTag;
    readonly meaning: string;
    /** How much of a minute counts as down, undefined for levels that are no impact. */
    readonly weight: string | undefined;
  }[];
  readonly uptime: string;
  readonly times: string;
  readonly support: { readonly url: string | undefined; readonly mail: string | undefined };
}

export function aboutPage(context: PageContext): AboutPage {
  const { site, words, format } = context;
  const { name, url, services, timeZone, support, policy, waivers } = site.config;
  const isImpact = (state: string): state is (typeof impactLevels)[number] =>
    (impactLevels as readonly string[]).includes(state);
  return {
    lede: words.about.lede(name),
    staysUp: words.about.staysUpText(new URL(url).host, format.list(services)),
    waivers: waivers.map(({ shares, with: service, reason }) =>
      words.about.waiver(words.about.sharedThings[shares], service, reason),
    ),
    levels: [...componentStates]
      .sort((a, b) => stateRank(a) - stateRank(b))
      .map((state) => ({
        tag: stateTag(state, context),
        meaning: words.stateMeanings[state],
        weight: isImpact(state) ? format.percent(policy.uptimeWeights[state]) : undefined,
      })),
    uptime: words.component.definitionText(weightsText(context)),
    times: words.about.timesText(timeZone),
    support: { url: support?.url, mail: support?.mail },
  };
}

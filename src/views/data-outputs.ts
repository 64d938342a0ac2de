import { apiOutputs } from './api/api-outputs.ts';
import { badgeOutputs } from './badges.ts';
import { calendarOutput } from './calendar.ts';
import type { DataOutput } from './data-output.ts';
import { actionsFeedOutput } from './feeds/actions-feed.ts';
import { feedOutputs } from './feeds/feed-outputs.ts';
import { metricsOutput } from './metrics.ts';
import { headersFileOutput } from './header-formats.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { scriptOutputs } from './present.ts';
import { reliabilityOutputs } from './reliability-data.ts';
import { searchOutputs } from './search-words.ts';
import { scopes } from './scopes.ts';
import { sitemapOutputs } from './sitemap.ts';
import { statusTextOutput } from './status-text.ts';

/** Every file that is no page, by its address. Nothing is printed before it is asked for. */
export const dataOutputs: (context: PageContext) => ReadonlyMap<string, DataOutput> = perContext(
  (context) => {
    const outputs = [
      ...scopes(context).flatMap((scope) => [
        ...feedOutputs(scope, context),
        calendarOutput(scope, context),
        ...badgeOutputs(scope, context),
      ]),
      ...apiOutputs(context),
      ...reliabilityOutputs(context),
      ...searchOutputs(context),
      actionsFeedOutput(context),
      statusTextOutput(context),
      metricsOutput(context),
      ...sitemapOutputs(context),
      ...scriptOutputs(context),
      headersFileOutput(context),
    ];
    return new Map(outputs.map((output) => [output.path, output]));
  },
);

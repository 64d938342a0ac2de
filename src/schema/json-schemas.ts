import { z } from 'zod';
import { incidentSchema } from './incident.ts';
import { maintenanceSchema } from './maintenance.ts';
import { postmortemSchema } from './postmortem.ts';
import { siteConfigSchema } from './site-config.ts';

/** What an author writes, before defaults and transformations. */
const schemas = {
  incident: incidentSchema,
  maintenance: maintenanceSchema,
  postmortem: postmortemSchema,
  configuration: siteConfigSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** The JSON Schemas of all documents and the configuration, by name, for editors and other programs. */
export function jsonSchemas(): Readonly<Record<keyof typeof schemas, object>> {
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const title = name === 'configuration' ? 'status.config.ts' : `${name}.md`;
    return [
      name,
      { title, ...z.toJSONSchema(schema, { io: 'input', override: plainFormat }) },
    ] as const;
  });
  return Object.fromEntries(entries) as Record<keyof typeof schemas, object>;
}

/** Forms of our own are named so that a message can say them; outside of it, their pattern says the same. */
function plainFormat({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format?.includes(' ')) delete jsonSchema.format;
}

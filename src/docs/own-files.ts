import { jsonSchemas } from '../schema/json-schemas.ts';
import { editorFiles } from '../starter/editor-files.ts';
import { gitAttributes } from '../starter/site.ts';
import { templateFiles } from '../starter/templates.ts';
import { gitHubWorkflows } from '../starter/workflows.ts';
import { referenceFolder, referencePages } from './reference-pages.ts';

/** The folder of the JSON Schemas, from the project's folder. */
export const schemaFolder = 'schemas';

/** All files of the project that are made from its code, by their paths. A test holds them in step. */
export function ownFiles(): ReadonlyMap<string, string> {
  const reference = [...referencePages()].map(
    ([name, text]) => [`${referenceFolder}/${name}`, text] as const,
  );
  const schemas = Object.entries(jsonSchemas()).map(
    ([name, schema]) =>
      [`${schemaFolder}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`] as const,
  );
  return new Map([
    ...reference,
    ...schemas,
    ...Object.entries(gitHubWorkflows('here')),
    ...Object.entries(editorFiles),
    ...Object.entries(templateFiles('vm')),
    ['.gitattributes', gitAttributes],
  ]);
}

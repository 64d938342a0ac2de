import type { APIRoute } from 'astro';
import { pageContext, readPicture } from '../../../content.ts';

export async function getStaticPaths() {
  const { site } = await pageContext();
  return site.maintenances.flatMap(({ id, pictures }) =>
    pictures.map((picture) => ({ params: { id, picture } })),
  );
}

export const GET: APIRoute = ({ params }) => readPicture(params['id'], params['picture']);

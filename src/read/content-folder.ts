/** The folder of the content, below the site's folder. */
export const contentFolder = 'incidents';

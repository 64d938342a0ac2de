const pictureFile = /\.(png|jpe?g|gif|webp|avif)$/i;

/** Whether a file name is that of a picture that may be published. SVG is not: it can carry scripts. */
export function isPicture(name: string): boolean {
  return pictureFile.test(name);
}

/**
 * The name of the file in the record's own folder that a picture in a text means, or undefined when it
 * means something elsewhere: another folder, another host.
 */
export function pictureName(source: string): string | undefined {
  const name = decoded(source).replace(/^\.\//, '');
  return name === '' || /[/\\:?#]/.test(name) ? undefined : name;
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

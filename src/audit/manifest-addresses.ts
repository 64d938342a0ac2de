/** The address of every picture that an application manifest names. None where it is no JSON: browsers pass it over. */
export function manifestAddresses(manifest: string): string[] {
  const addresses: string[] = [];
  try {
    JSON.parse(manifest, (key, value: unknown) => {
      if (key === 'src' && typeof value === 'string') addresses.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return addresses;
}

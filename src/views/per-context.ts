import type { PageContext } from './page-context.ts';

/** Makes something once for each context: what several outputs share is worked out for the first of them. */
export function perContext<Value extends object>(
  make: (context: PageContext) => Value,
): (context: PageContext) => Value {
  const made = new WeakMap<PageContext, Value>();
  return (context) => {
    const known = made.get(context);
    if (known) return known;
    const value = make(context);
    made.set(context, value);
    return value;
  };
}

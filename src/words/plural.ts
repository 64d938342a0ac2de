/** The forms of a word that a language needs; English needs `one` and `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** `plural('en', 3, { one: '# day', other: '# days' })` is `3 days`; `#` stands for the number. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const rule = new Intl.PluralRules(locale).select(count);
  const number = new Intl.NumberFormat(locale).format(count);
  return (forms[rule] ?? forms.other).replace('#', number);
}

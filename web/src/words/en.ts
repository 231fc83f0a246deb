/** Words that several screens use, and numbers with their nouns. */

const rules = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

/** `count(1, 'line')` is "1 line", `count(2, 'copy', 'copies')` "2 copies". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${numbers.format(number)} ${rules.select(number) === 'one' ? one : many}`;
}

export function figure(number: number): string {
  return numbers.format(number);
}

export const languages: Record<string, string> = { ar: 'Arabic', en: 'English', fr: 'French', fa: 'Persian', ru: 'Russian', tr: 'Turkish', de: 'German' };

export function languageName(code: string | null | undefined): string {
  return code ? (languages[code] ?? code) : 'language not told';
}

export const labels: Record<string, string> = {
  PER: 'person', ORG: 'group', GROUP: 'group', LOC: 'place', GPE: 'place', FAC: 'place', PRODUCT: 'thing', MISC: 'thing',
};

export const layers: Record<string, string> = {
  text: 'text, not read by machine', ocr: 'read by machine', transcription: 'transcribed by a person', translation: 'translation',
};

export const relatedKinds: Record<string, [from: string, to: string]> = {
  copy: ['copy of', 'copied in'],
  version: ['version of', 'another version is'],
  draft: ['draft of', 'drafted in'],
  translation: ['translation of', 'translated in'],
  extract: ['extract of', 'extracted in'],
  quote: ['quotes', 'quoted in'],
  forward: ['forwards', 'forwarded in'],
  reply: ['replies to', 'answered in'],
  report_of: ['reports', 'reported in'],
};

import { foldText } from './fold-text';

it.each([
  ['  Café\n\tZÜRICH ', 'cafe zurich'],
  ['Tromsø, Łódź, Þingvellir', 'tromso, lodz, thingvellir'],
  ['STRASSE, Straße', 'strasse, strasse'],
  ['İstanbul, ISPARTA, ıspanak', 'istanbul, isparta, ispanak'],
  ['Αθήνα', 'αθηνα'],
  ['ﬁnale №２', 'finale no2'],
  ['´', ''],
  ['a\u0000b', 'a b'],
])('folds %j to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('changes nothing when it is done again', () => {
  const once = foldText('Ørsted  ǅ ẞ ﷺ');
  expect(foldText(once)).toBe(once);
});

import type { LastMatters } from '../episode.ts'

export const englishEndings: LastMatters = {
  waiting: [
    { matter: [['c', 'Hi! Could I reserve a medium strawberry cake for Saturday?'], ['s', 'Hello! Yes, it is 42,000 won. What time would you like to come by?'], ['c', 'Around 3 pm. Shall I transfer the money?']], says: ['Just send me the account number and I will do it right away!'] },
    { matter: [['c', 'Could I have two chestnut loaves tomorrow morning?'], ['s', 'Sure, the first tray is out at 8:30. Shall I keep two?'], ['c', 'Yes please, I will be there before 9']], says: ['Oh, and could you slice one of them?'] },
    { matter: [['c', 'Do you send cookies by post?'], ['s', 'Yes, on Tuesdays and Thursdays. Where to?'], ['c', 'Gangneung']], says: ['How much is the postage for two boxes?'] },
  ],
  alone: [{ matter: [['c', 'Hello!']], says: ['Can I come by without a reservation today?'] }],
  voice: [{ matter: [['c', 'Could you recommend some bread for a get-together tomorrow?'], ['s', 'Gladly! How many people, and do they like it sweet?'], ['c', 'Easier to say than to type, one second']], says: [] }],
  edited: [{ matter: [['c', 'Is a small carrot cake possible tomorrow?'], ['s', 'Yes, it is. When will you come?']], says: ['I will come tomorrow at 2 pm', 'I will come tomorrow at 3 pm'] }],
  picture: [{ matter: [['c', "It's about a birthday cake for my son. Can you make a special one?"], ['s', 'Send me a picture and we will get as close as we can.']], says: ['Could you make something like this?'] }],
  reaction: [{ matter: [['c', 'The salt rolls did not survive the way home, haha'], ['s', 'Thank you! I will bake two trays tomorrow.']], says: [] }],
  deleted: [{ matter: [['c', 'Could you add four candles to my cake?'], ['s', 'Sure, four long ones.'], ['c', 'Thank you!']], says: ['Oops, that was meant for someone else'] }],
  quote: [{ matter: [['c', 'Will there be fig campagne again?'], ['s', 'Yes, tomorrow morning. 9,500 won a loaf.']], says: ['Two of these for me, please!'] }],
  location: [{ matter: [['c', 'Do you deliver today? Six red bean buns, please'], ['s', 'Yes, within 2 km it is 3,000 won. Where to?']], says: ['Please deliver it here'] }],
  'contact-card': [{ matter: [['c', 'I cannot pick up the cake myself tomorrow'], ['s', 'No problem. Just tell me who is coming.']], says: ["My brother's number, he will pick it up"] }],
  sticker: [{ matter: [['c', 'The new teddy bear buns are too cute'], ['s', 'Thank you! Only until the end of this week.']], says: [] }],
  unsupported: [{ matter: [['c', 'Our team is voting on snacks, have a look'], ['s', 'Haha, please send it!']], says: [] }],
  'closed-window': [{ matter: [['c', 'Are two lemon loaves possible the day after tomorrow?'], ['s', 'Let me check, I will tell you tomorrow morning!']], says: ['I will wait. A carrot cake would be fine too'] }],
  'never-wrote': [{ matter: [['s', 'Hello, this is Bamtol Bakery. We are keeping the umbrella you left here yesterday.'], ['s', 'Just ask at the counter. We are closed on Mondays.']], says: [] }],
  undeliverable: [{ matter: [['c', 'What would twenty boxes of nine macarons cost?'], ['s', 'With 10% off, 486,000 won.'], ['c', 'Let me ask my team'], 44, ['s', 'Hello, have you decided about the macarons? Just tell me the day :)']], says: [] }],
}

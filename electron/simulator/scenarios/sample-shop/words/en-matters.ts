import type { Episode, Matters } from '../episode.ts'

const first: readonly Episode[] = [
  [['c', 'Hello! Are you open on Sundays? | Hi, until what time are you open at the weekend?'], ['s', 'Hello! 9 am to 8 pm on weekends. We are closed on Mondays.'], ['c', 'Great, thanks. See you then']],
  [['c', 'Hi, a friend told me about your {bread}. When do they come out of the oven?'], ['s', 'Welcome! The first tray at 8:30, the second one at 11.'], ['c', "I'll be there at 11 then"]],
  [['c', 'Where can I park?'], ['s', 'Two places behind the shop; the car park across the street is free for 30 minutes.'], ['s', { name: 'Bamtol Bakery', address: '7 Danpung-ro 12-gil (example address)', latitude: 37.5512, longitude: 126.9234 }], ['c', 'Found it, thanks!']],
  [['c', 'Do you deliver? I am at {door}'], ['s', 'Within 2 km, yes. It is 3,000 won.'], ['c', '{count} {bread} and two americanos then, please'], ['s', 'Lovely. About 25 minutes.'], ['s', 'Delivered to {door}!'], ['c', 'Got it, still warm. Thanks!']],
  [['c', 'Do you have anything vegan?'], ['s', 'The ciabatta and the whole-wheat campagne have no milk or eggs.'], ['c', 'Then {count} ciabattas tomorrow, please'], ['s', 'They will be waiting for you.']],
]

/** Small things that come back again and again. */
const everyday: readonly Episode[] = [
  [['c', 'Any {bread} left today? | Hi, are there still {bread}? | Are the {bread} out yet?'], ['s', 'Yes! A fresh tray just came out. | A few, shall I keep some for you?'], ['c', 'Please keep {count} for me, I will be there in half an hour | {count} please! I will come by after work'], ['s', 'Done, they are at the counter under your name. | Of course, all packed.']],
  [['c', 'Is there a free table right now? | Is it busy at the moment?'], ['s', 'Yes, one by the window. | Full just now, but give it twenty minutes.'], ['c', 'On my way | Perfect, thanks']],
  [['c', 'Those {bread} were amazing again 👍 | The {bread} were even better warmed up this morning'], ['s', 'That makes our day. Thank you! | Happy to hear it, we will keep baking!'], ['c', 'See you soon | Until tomorrow!']],
  [['c', 'Could you put {count} {bread} aside for tomorrow morning? | {count} {bread} for tomorrow at {time}, please'], ['s', 'Noted! | Sure, they are yours.'], 21, ['c', 'On my way to pick them up | There in five minutes!'], ['s', 'At the counter for you. | See you in a moment :)']],
  [['c', 'Stuck in traffic, may I come half an hour later? | Running late, sorry!'], ['s', 'No rush at all. | No problem, we are here until 8.'], ['c', 'Thank you! | You are the best']],
  [['c', 'Two iced americanos please, I am three minutes away | One flat white to go, almost there!'], ['s', 'On it!'], ['c', "I'm outside"]],
  [['c', 'Just sent the money for the {bread}'], ['s', 'It has arrived, thank you! | Got it, thanks :)']],
]

const family: readonly Episode[] = [
  [['c', "Hi! It's {kid}'s birthday the day after tomorrow. Could I order a {size} {cake}?"], ['s', 'How lovely! Of course, it is {price}. What time would you like to come by?'], ['c', 'Around {time}. Can you write something on it?'], ['s', 'Sure, up to ten words are free.'], ['c', '"Happy birthday {kid}" please!'], ['s', 'Noted. How many candles?'], ['c', '{count} please'], 44, ['s', 'Your {cake} is ready 🎂 See you at {time}!'], ['c', 'Thank you! We will be on time'], 19, ['c', '{kid} loved it. The candles melted while we took pictures, haha'], ['s', 'Wish {kid} all the best from us!']],
  [['c', 'Does the {cake} have {allergy} in it? {kid} is allergic'], ['s', 'Thanks for asking. It does not, but we use {allergy} in the same kitchen, so tiny traces are possible.'], ['c', 'Hmm, what would you suggest then?'], ['s', 'Our rice chiffon is made with separate tools, so it is the safest one.'], ['c', "Let's go with that one for Saturday"], ['s', 'Good choice. Ready on Saturday at {time}.'], 52, ['c', 'No reaction at all, and {kid} asked for more!'], ['s', 'That is a relief. We will always check for {allergy} for you.']],
  [['c', 'Could I reserve a {cake} for tomorrow?'], ['s', 'Yes! Is {time} all right?'], ['c', 'Perfect'], 20, ['c', 'I am afraid {kid} is ill, we cannot make it today. Could you cancel?'], ['s', 'Oh, I hope {kid} gets well soon. Cancelled, no worries.'], ['c', 'Thank you for understanding'], 96, ['c', '{kid} is fine again! May we have that {cake} on Saturday after all?'], ['s', 'So glad! Saturday at {time} it is.'], ['c', 'Wonderful, thank you']],
  [['c', { file: 'crushed-box', caption: 'The box arrived like this...' }], ['s', 'Oh no, I am really sorry. Is the cake inside all right?'], ['c', 'One side collapsed, and my guests are on their way'], ['s', 'I am making a new one right now, it will be with you within the hour, and you get your money back.'], ['c', 'Wow, thank you so much'], 1.5, ['c', 'The new one is gorgeous, everybody asked where it was from!'], ['s', 'Thank you for being so kind about it.']],
  [['c', 'Our anniversary is next week. Which small cake would you take?'], ['s', 'For two, a mini {cake}. It is {price}.'], ['c', "That one please. It's a surprise, so only write to me!"], ['s', 'Our lips are sealed.'], 118, ['s', 'Your {cake} is ready, with a ribbon on it :)'], ['c', 'On my way'], 15, ['c', 'He had no idea. Thank you!!'], ['s', 'Congratulations to both of you!']],
  [['c', 'Could you send me a picture of the strawberry cake?'], ['s', { file: 'strawberry-cake', caption: 'Made this morning' }], ['c', "It's beautiful! I'll take one the day after tomorrow"], ['s', 'Wonderful, ready at {time}.'], ['c', 'Can you gift-wrap it?'], ['s', { file: 'gift-box', caption: 'Like this, with a ribbon. 1,500 won.' }], ['c', 'Lovely, yes please']],
]

const regular: readonly Episode[] = [
  [['c', 'Could I get {bread} every Wednesday?'], ['s', 'Yes, {price} for four weeks, and you can pause whenever you like.'], ['c', 'From this week on then, please'], ['s', 'Thank you. I will leave them at {door} on Wednesday morning.'], 46, ['s', 'Your {bread} are at {door}.'], ['c', 'Got them, still warm'], 140, ['c', 'I am travelling next week, could we skip one?'], ['s', 'Of course, safe travels!']],
  [['c', 'The {bread} I bought yesterday were a bit undercooked inside :('], ['s', 'I am so sorry. I will refund you today, and the next ones are on us.'], ['c', 'That is very kind. No hard feelings!'], 27, ['c', "Today's were perfect. All forgotten"], ['s', 'Thank you for giving us another try!']],
  [['c', 'Did I leave a black umbrella at your place?'], ['s', 'Yes, by the window. We are keeping it for you.'], ['c', 'Phew. I will come by after work'], 6, ['c', 'Got it back, and left with {bread} of course'], ['s', 'Our evil plan :)']],
  [['c', 'How do I keep the {bread} fresh?'], ['s', 'Today at room temperature; after that slice, freeze, and warm at 180 °C for four minutes.'], ['c', 'Good to know!'], 26, ['c', 'Did as you said, they taste like fresh ones!'], ['s', 'Glad it worked!']],
  [['c', 'I have not seen the {bread} lately, are they gone?'], ['s', 'We are waiting for the flour. I will write as soon as they are back!'], ['c', 'Please do'], 130, ['s', 'The {bread} are back today!'], ['c', 'Finally! Could you keep {count}?'], ['s', 'They have your name on them.'], 5, ['c', 'Just picked them up. Worth the wait'], ['s', 'Thank you for waiting!']],
  [['c', 'Just sent the money for the {bread}, can you check?'], ['c', { file: 'transfer' }], ['s', 'Got it, thank you!']],
  [['c', 'Do I smell croissants across the street?'], ['s', { file: 'croissants', caption: 'Right out of the oven!' }], ['c', 'Running'], ['s', 'Careful at the crossing :)']],
]

const office: readonly Episode[] = [
  [['c', 'We need snack boxes for {people} people at the office'], ['s', 'With pleasure: sandwich and {bread}, 8,900 won a box. When would you need them?'], ['c', 'Next Thursday at {time}, at {door}'], ['s', 'That works. A 30% deposit and you are all set. Do you need a tax invoice?'], ['c', 'Yes please, I will send you the details by mail'], 22, ['c', 'Deposit sent, could you check?'], ['s', 'It has arrived, thank you!'], 142, ['s', '{people} boxes just left, about 20 minutes.'], ['c', 'I will come down'], ['c', 'Got them. Everyone is happy 👍'], ['s', 'Great! Any time again.']],
  [['c', 'What do you have for groups?'], ['s', { file: 'order-guide', caption: 'Here is our guide for group orders.' }], ['c', 'Sandwich boxes then, {people} of them'], ['s', 'Lovely. Tell me the day, two days ahead is enough.'], 25, ['c', 'It will be next Tuesday!'], ['s', 'Tuesday at {time}, noted.']],
  [['c', 'Eight coffees and {count} {bread} for a meeting at 10 tomorrow?'], ['s', 'Sure, I will bring them by 9:40.'], 21, ['s', "I'm at {door}!"], ['c', 'Coming down'], 3, ['c', 'Best meeting of the month, thanks to you'], ['s', 'Let us cater the next one too :)']],
  [['c', "We need a cake for a colleague's farewell, about fifteen people"], ['s', 'The large {cake} is plenty. It is {price}.'], ['c', '"Good luck, boss" on it please'], ['s', 'When shall it be ready?'], ['c', 'Tomorrow at {time}'], 20, ['s', 'The farewell cake is ready!'], ['c', 'Our youngest is on the way'], 22, ['c', 'There were tears. Thank you!'], ['s', 'All the best to your boss from us!']],
]

export const englishMatters: Matters = {
  family: { first, matters: family, everyday },
  regular: { first, matters: regular, everyday },
  office: { first, matters: office, everyday },
  friend: { first, matters: [...regular, ...family.slice(4)], everyday },
}

import type { Words } from '../episode.ts'
import { englishEndings } from './en-endings.ts'
import { englishMatters } from './en-matters.ts'

export const english: Words = {
  slots: {
    cake: ['strawberry cream cake', 'chocolate ganache cake', 'carrot cake', 'chestnut Mont Blanc', 'lemon loaf', 'tea chiffon', 'blueberry tart'],
    bread: ['salt rolls', 'chestnut loaves', 'croissants', 'ciabattas', 'basil focaccias', 'sourdough loaves', 'fig campagnes'],
    count: ['two', 'three', 'four', 'six'],
    day: ['tomorrow', 'on Saturday', 'on Sunday', 'on Friday', 'next Tuesday'],
    time: ['10 am', '11:30', '1 pm', '3 pm', '5:30 pm', '7 pm'],
    price: ['32,000 won', '38,000 won', '42,000 won', '27,500 won', '45,000 won'],
    event: ["my mum's birthday", 'our anniversary', 'a housewarming', "my son's school party", "a colleague's farewell"],
    allergy: ['nuts', 'milk', 'peanuts', 'sesame'],
    kid: ['Lily', 'Ben', 'Rosie', 'Alfie', 'Maya'],
    people: ['20', '30', '40', '50'],
    door: ['the front desk', 'the lobby', 'door 1203', 'reception on the third floor'],
    size: ['small', 'medium', 'large'],
  },
  matters: englishMatters,
  endings: englishEndings,
  farewells: ['Thank you, see you soon!', 'Have a lovely day!', 'Our pleasure :)', 'Any time!'],
  friend: null,
  openers: [
    'Hi! Could I get a {cake} {day}?', 'Are there any {bread} left today?', 'Is there a free table right now?', 'Does the {cake} contain {allergy}?', 'How long does delivery take today?', 'Those {bread} yesterday were amazing!',
    'It is {event}, which cake would you take?', 'Until what time are you open today?', 'Is my order ready?', 'Hello, can I pick up at {time}?',
  ],
  replies: {
    greeting: ['Hi there!', 'Hello! How are you?', 'Hey, good to hear from you'],
    budget: ['Up to 40,000 won would be great', 'Around 30,000, if possible', 'Whatever you would take yourself'],
    price: ["That's fine, I'll take it!", 'Good price, let me order it', 'Great, sending the money now'],
    'time-question': ['Around {time}?', '{time} {day} would be perfect', 'After work, so {time}'],
    question: ['Yes please!', 'Sure, that works', 'No thanks, it is fine as it is', 'Yes, let us do that'],
    sorry: ['No problem at all!', 'Thanks for letting me know', "Don't worry about it"],
    thanks: ['Thank you too 😊', 'See you soon!', 'Always a pleasure'],
    ready: ['Great, on my way!', 'I will be there in half an hour', 'That was quick, thanks!'],
    picture: ['Wow, that looks wonderful!', "I'll take exactly that one", 'Beautiful, thanks for the picture'],
    voice: ['Nice to hear your voice! Got it', 'Listened to it, all clear', 'Thanks for the voice note'],
    place: ['Ah, there it is. See you soon', 'Thanks for the map!'],
    paper: ['Thanks, I will read it tonight', 'Got the file, thank you'],
    other: ['All right, thank you!', 'Sounds good 👍', 'Okay, got it', 'Perfect', 'I see, thanks!'],
  },
}

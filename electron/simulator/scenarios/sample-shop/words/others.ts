import type { Episode, Matters, Words } from '../episode.ts'

const japaneseReplies: Words['replies'] = {
  greeting: ['こんにちは！'], budget: ['4000円くらいでお願いします'], price: ['その値段でお願いします！'], 'time-question': ['午後3時ごろでお願いします'], question: ['はい、お願いします'], sorry: ['大丈夫ですよ'], thanks: ['こちらこそありがとうございます😊'],
  ready: ['ありがとうございます。今から行きます'], picture: ['とてもきれいですね！これにします'], voice: ['聞きました、わかりました'], place: ['地図ありがとうございます'], paper: ['確認します'], other: ['わかりました！', 'ありがとうございます'],
}
const arabicReplies: Words['replies'] = {
  greeting: ['مرحباً!'], budget: ['حوالي 40 ألف وون'], price: ['السعر مناسب، سآخذها'], 'time-question': ['حوالي الساعة 3 مساءً'], question: ['نعم من فضلك'], sorry: ['لا بأس أبداً'], thanks: ['شكراً لكم 😊'],
  ready: ['رائع، أنا في الطريق'], picture: ['جميلة جداً!'], voice: ['سمعتها، شكراً'], place: ['شكراً على الموقع'], paper: ['وصل الملف، شكراً'], other: ['حسناً، شكراً', 'ممتاز'],
}
const chineseReplies: Words['replies'] = {
  greeting: ['你好！'], budget: ['四万韩元左右'], price: ['可以，我要了'], 'time-question': ['下午三点左右'], question: ['好的，麻烦了'], sorry: ['没关系'], thanks: ['谢谢你😊'],
  ready: ['太好了，我现在过去'], picture: ['好漂亮！就要这个'], voice: ['听到了，好的'], place: ['谢谢地图'], paper: ['收到文件了'], other: ['好的，谢谢', '明白了'],
}

/** Guests come for one thing or another, whoever they are. */
const guest = (episodes: readonly Episode[]): Matters => {
  const kind = { first: [], matters: episodes, everyday: episodes }
  return { family: kind, regular: kind, office: kind, friend: kind }
}

export const japanese: Words = {
  slots: { cake: ['いちごのショートケーキ', 'モンブラン', 'にんじんケーキ'], time: ['午前11時', '午後2時', '午後5時'], count: ['2つ', '3つ', '6つ'] },
  matters: guest([
    [['c', 'こんにちは。日本から旅行で来ています。{cake}の予約はできますか？'], ['s', 'こんにちは！はい、できます。何時ごろ来られますか？'], ['c', '{time}にお願いします'], ['s', 'かしこまりました。お待ちしています。'], ['c', 'ありがとうございます！']],
    [['c', '塩パンはまだありますか？'], ['s', 'はい、焼きたてがあります。'], ['c', '{count}取り置きお願いします🙏'], ['s', '承知しました。']],
    [['c', 'とても美味しかったです。友達にも紹介します！'], ['s', '嬉しいです。またお越しください！']],
  ]),
  openers: ['こんにちは、今日は何時まで開いていますか？', '{cake}はまだありますか？'],
  replies: japaneseReplies,
  endings: null,
  friend: null,
  farewells: ['ありがとうございます！', 'お待ちしています。'],
}

export const arabic: Words = {
  slots: { cake: ['كعكة الفراولة', 'كعكة الشوكولاتة', 'كعكة الجزر'], time: ['الساعة 11 صباحاً', 'الساعة 2 ظهراً', 'الساعة 5 مساءً'], count: ['قطعتين', '3 قطع', '6 قطع'] },
  matters: guest([
    [['c', 'السلام عليكم، هل يمكن حجز {cake} ليوم غد؟'], ['s', 'وعليكم السلام! نعم، في أي وقت؟'], ['c', '{time} من فضلك'], ['s', 'تم الحجز، أهلاً بك'], ['c', 'شكراً جزيلاً 🌹']],
    [['c', 'هل الخبز (salt bread) يحتوي على جيلاتين؟'], ['s', 'لا، فقط طحين وزبدة وملح وخميرة.'], ['c', 'ممتاز، أريد {count}']],
  ]),
  openers: ['مرحباً، هل أنتم مفتوحون الآن؟', 'هل بقي {cake} اليوم؟'],
  replies: arabicReplies,
  endings: null,
  friend: null,
  farewells: ['شكراً لك!', 'أهلاً وسهلاً'],
}

export const chinese: Words = {
  slots: { cake: ['草莓奶油蛋糕', '巧克力蛋糕', '栗子蒙布朗'], time: ['上午11点', '下午2点', '下午5点'], count: ['两个', '三个', '六个'] },
  matters: guest([
    [['c', '你好，请问明天可以订一个{cake}吗？'], ['s', '可以的！您几点来取？'], ['c', '{time}左右'], ['s', '好的，已经帮您记下了。'], ['c', '谢谢老板！']],
    [['c', '盐面包还有吗？'], ['s', '刚出炉，还有很多。'], ['c', '帮我留{count}']],
  ]),
  openers: ['你好，今天几点关门？', '{cake}还有吗？'],
  replies: chineseReplies,
  endings: null,
  friend: null,
  farewells: ['谢谢，欢迎再来！', '不客气！'],
}


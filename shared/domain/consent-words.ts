import { foldForSearch } from './search-folding.ts'
import type { ConsentKind } from './consent.ts'

/** Words of one language. A message that is one of them and nothing else counts; the reply confirms it once. */
export type ConsentWords = {
  /** BCP 47, as `Intl.DisplayNames` knows it. */
  language: string
  optOut: string[]
  optOutReply: string
  optIn: string[]
  optInReply: string
}
export type ConsentMatch = { kind: ConsentKind; language: string }

/** Longer texts are never one word of a list. UTF-16 units. */
export const longestConsentWord = 60

/** Words of everyday shop talk (cancel, end, no) are left out on purpose: a customer who cancels an order stays. */
export const defaultConsentWords: readonly ConsentWords[] = [
  { language: 'ko', optOut: ['수신거부', '수신 거부합니다', '광고거부', '광고 그만', '수신차단', '수신거절', '무료수신거부', '수신거부요', '수신거부 해주세요', '수신거부 부탁드려요', '수신거부 부탁드립니다'], optOutReply: '수신거부로 처리했어요. 앞으로 소식이나 광고를 보내지 않을게요. 다시 받으려면 ‘수신동의’라고 보내 주세요.', optIn: ['수신동의', '수신 동의합니다', '광고동의'], optInReply: '수신동의로 처리했어요. 그만 받으려면 ‘수신거부’라고 보내 주세요.' },
  { language: 'en', optOut: ['stop', 'stop all', 'unsubscribe', 'opt out', 'opt-out', 'stop promotions'], optOutReply: 'You are opted out: no more news or offers from us. Send START to get them again.', optIn: ['start', 'unstop', 'subscribe', 'opt in', 'opt-in'], optInReply: 'You are opted in to our news and offers. Send STOP to end them at any time.' },
  { language: 'ja', optOut: ['配信停止', '受信拒否', '停止'], optOutReply: '配信を停止しました。今後お知らせはお送りしません。再開するには「配信再開」と送ってください。', optIn: ['配信再開', '受信同意', '配信希望'], optInReply: '配信を再開しました。停止するには「配信停止」と送ってください。' },
  { language: 'zh-Hans', optOut: ['退订', '取消订阅', '停止推送'], optOutReply: '已为您退订，我们不会再发送促销消息。如需恢复，请回复“订阅”。', optIn: ['订阅', '恢复订阅', '同意接收'], optInReply: '订阅成功。如需取消，请回复“退订”。' },
  { language: 'zh-Hant', optOut: ['退訂', '取消訂閱', '停止推播'], optOutReply: '已為您取消訂閱，我們不會再傳送促銷訊息。如需恢復，請回覆「訂閱」。', optIn: ['訂閱', '恢復訂閱', '同意接收'], optInReply: '訂閱成功。如需取消，請回覆「退訂」。' },
  { language: 'es', optOut: ['baja', 'darme de baja', 'no recibir más', 'cancelar suscripción'], optOutReply: 'Listo: no le enviaremos más novedades ni ofertas. Escriba ALTA para volver a recibirlas.', optIn: ['alta', 'suscribirme', 'quiero recibir'], optInReply: 'Listo: recibirá nuestras novedades. Escriba BAJA para dejar de recibirlas.' },
  { language: 'pt', optOut: ['sair da lista', 'descadastrar', 'parar de receber', 'cancelar inscrição'], optOutReply: 'Pronto: não enviaremos mais novidades nem ofertas. Envie CADASTRAR para voltar a receber.', optIn: ['cadastrar', 'quero receber', 'inscrever'], optInReply: 'Pronto: você receberá nossas novidades. Envie DESCADASTRAR para parar.' },
  { language: 'fr', optOut: ['désabonner', 'me désabonner', 'désinscription', 'arrêter les messages'], optOutReply: 'C’est noté : vous ne recevrez plus nos offres. Envoyez ABONNER pour les recevoir à nouveau.', optIn: ['abonner', 'm’abonner', 'inscription'], optInReply: 'C’est noté : vous recevrez nos offres. Envoyez DÉSABONNER pour arrêter.' },
  { language: 'de', optOut: ['abmelden', 'abbestellen', 'stopp', 'keine werbung'], optOutReply: 'Erledigt: Sie bekommen keine Angebote mehr von uns. Mit ANMELDEN erhalten Sie sie wieder.', optIn: ['anmelden', 'abonnieren'], optInReply: 'Erledigt: Sie bekommen unsere Angebote. Mit ABMELDEN beenden Sie das jederzeit.' },
  { language: 'it', optOut: ['disiscrivimi', 'annulla iscrizione', 'non inviarmi più offerte'], optOutReply: 'Fatto: non riceverà più le nostre offerte. Scriva ISCRIVIMI per riceverle di nuovo.', optIn: ['iscrivimi', 'voglio ricevere le offerte'], optInReply: 'Fatto: riceverà le nostre offerte. Scriva DISISCRIVIMI per non riceverle più.' },
  { language: 'id', optOut: ['berhenti', 'berhenti langganan', 'stop promo'], optOutReply: 'Baik, kami tidak akan mengirim promo lagi. Kirim LANGGANAN untuk menerimanya kembali.', optIn: ['langganan', 'berlangganan', 'mau promo'], optInReply: 'Baik, Anda akan menerima promo kami. Kirim BERHENTI untuk menghentikannya.' },
  { language: 'vi', optOut: ['hủy đăng ký', 'huỷ đăng ký', 'từ chối nhận tin', 'ngừng nhận tin'], optOutReply: 'Đã ghi nhận: chúng tôi sẽ không gửi tin khuyến mãi nữa. Gửi ĐĂNG KÝ để nhận lại.', optIn: ['đăng ký', 'đồng ý nhận tin'], optInReply: 'Đã đăng ký nhận tin. Gửi HỦY ĐĂNG KÝ để ngừng.' },
  { language: 'th', optOut: ['ยกเลิกการรับข่าว', 'เลิกรับข่าวสาร', 'หยุดส่งโปรโมชั่น'], optOutReply: 'ยกเลิกการรับข่าวแล้ว เราจะไม่ส่งโปรโมชั่นอีก หากต้องการรับอีกครั้ง พิมพ์ “รับข่าวสาร”', optIn: ['รับข่าวสาร', 'ยินยอมรับข่าว'], optInReply: 'ลงทะเบียนรับข่าวสารแล้ว หากต้องการหยุด พิมพ์ “ยกเลิกการรับข่าว”' },
  { language: 'ar', optOut: ['إلغاء الاشتراك', 'الغاء الاشتراك', 'أوقف الرسائل', 'ايقاف الرسائل'], optOutReply: 'تم إلغاء اشتراكك ولن نرسل لك عروضًا بعد الآن. أرسل «اشتراك» لاستلامها من جديد.', optIn: ['اشتراك', 'موافق على الرسائل'], optInReply: 'تم اشتراكك في عروضنا. أرسل «إلغاء الاشتراك» للتوقف في أي وقت.' },
  { language: 'hi', optOut: ['मैसेज बंद करें', 'प्रचार बंद करें', 'सदस्यता रद्द करें'], optOutReply: 'ठीक है, अब हम आपको ऑफ़र नहीं भेजेंगे। फिर से पाने के लिए “मैसेज शुरू करें” भेजें।', optIn: ['मैसेज शुरू करें', 'सदस्यता लें'], optInReply: 'ठीक है, आपको हमारे ऑफ़र मिलेंगे। रोकने के लिए “मैसेज बंद करें” भेजें।' },
  { language: 'ru', optOut: ['отписаться', 'отписка', 'стоп рассылка'], optOutReply: 'Готово: мы больше не будем присылать рекламу. Чтобы получать её снова, отправьте ПОДПИСАТЬСЯ.', optIn: ['подписаться', 'подписка'], optInReply: 'Готово: вы будете получать наши новости. Чтобы отказаться, отправьте ОТПИСАТЬСЯ.' },
  { language: 'tr', optOut: ['abonelikten çık', 'mesajları durdur'], optOutReply: 'Tamam, size artık kampanya göndermeyeceğiz. Yeniden almak için ABONE OL yazın.', optIn: ['abone ol', 'aboneliği başlat'], optInReply: 'Tamam, kampanyalarımızı alacaksınız. Durdurmak için ABONELİKTEN ÇIK yazın.' },
]

export type ConsentMatcher = (text: string) => ConsentMatch | null

/** Exact words only: letters alone are compared, so “STOP!”, “ stop ” and “수신 거부” count, “stop by tomorrow” does not. */
export function consentMatcher(words: readonly ConsentWords[]): ConsentMatcher {
  const matches = new Map<string, ConsentMatch>()
  for (const { language, optOut, optIn } of words) {
    for (const word of optIn) addWord(matches, word, { kind: 'opt-in', language })
    for (const word of optOut) addWord(matches, word, { kind: 'opt-out', language })
  }
  return (text) => (text.length > longestConsentWord ? null : (matches.get(consentKey(text)) ?? null))
}

/** The first language that has a word keeps it; an opt-out wins over an opt-in of any language. */
function addWord(matches: Map<string, ConsentMatch>, word: string, match: ConsentMatch): void {
  const key = consentKey(word)
  if (key === '' || (matches.has(key) && (match.kind === 'opt-in' || matches.get(key)?.kind === 'opt-out'))) return
  matches.set(key, match)
}

/** Part of the picture of an emoji, and marks that many leave out: accents, Arabic vowels and hamza. Marks that make another letter stay. */
const looseMarks = /[\p{Variation_Selector}\u20e3\u0300-\u036f\u0640\u064b-\u0655\u0670]/gu

/** Letters and digits in one case, as people type them in a hurry: “desabonner”, “huy dang ky” and “STOP ❤️” are meant. */
export function consentKey(text: string): string {
  const bare = foldForSearch(text.toLowerCase()).normalize('NFD').replace(looseMarks, '').normalize('NFC')
  return bare.replaceAll('ı', 'i').replaceAll('đ', 'd').replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

export type ConsentWordsProblem = { kind: 'word-empty' | 'word-too-long' | 'word-twice' | 'reply-empty'; language: string; word: string }

/** What keeps a list from being saved: a word in both lists would undo itself. */
export function consentWordsProblems(words: readonly ConsentWords[]): ConsentWordsProblem[] {
  const problems: ConsentWordsProblem[] = []
  const optOutKeys = new Set(words.flatMap(({ optOut }) => optOut.map(consentKey)))
  for (const { language, optOut, optIn, optOutReply, optInReply } of words) {
    for (const word of [...optOut, ...optIn]) {
      if (consentKey(word) === '') problems.push({ kind: 'word-empty', language, word })
      else if (word.length > longestConsentWord) problems.push({ kind: 'word-too-long', language, word })
    }
    for (const word of optIn) if (optOutKeys.has(consentKey(word)) && consentKey(word) !== '') problems.push({ kind: 'word-twice', language, word })
    if (optOut.length > 0 && optOutReply.trim() === '') problems.push({ kind: 'reply-empty', language, word: '' })
    if (optIn.length > 0 && optInReply.trim() === '') problems.push({ kind: 'reply-empty', language, word: '' })
  }
  return problems
}

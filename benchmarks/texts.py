# SPDX-License-Identifier: MIT
"""Names, telephone numbers and complaints as an office meets them; the same for the same seed."""

import random
from itertools import accumulate

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
)
DOUBLE = ("欧阳", "上官", "诸葛", "司马", "尉迟")
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红建国华志文辉斌波宁福生龙元全"
    "胜学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思"
    "群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦"
    "翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘雪蕊薇菲琴瑶怡婵雁蓓"
)
TOWNS = ("杭州", "上海", "宁波", "苏州", "南京", "温州", "绍兴", "义乌", "无锡", "合肥", "厦门")
TRADES = ("贸易", "物流", "电子", "服饰", "建材", "食品", "医疗器械", "文化传媒", "机械", "网络")
FORMS = ("有限公司", "商行", "经营部", "有限责任公司", "科技有限公司", "厂")
PREFIXES = (
    *("130", "131", "132", "135", "136", "137", "138", "139", "150", "151", "152", "157"),
    *("158", "159", "177", "180", "186", "187", "188", "189"),
)
AREAS = ("0571", "021", "0574", "0512", "025", "0577", "010")
OPENINGS = (
    "客户来电反映", "客户称", "收货人投诉", "发货人来电说", "客户非常生气，称",
    "客户三次来电，反映", "网点转来：客户反映", "客户在微信中说", "客户表示", "据客户讲，",
)  # fmt: skip
FACTS = (
    "货物迟到{n}天，至今没有收到", "司机态度生硬，拒绝送上楼", "外包装破损，里面的{g}少了{n}件",
    "到付运费多收了{m}元", "客服电话一直打不通", "承诺的回电没有兑现", "{g}送错地址，送到了{t}",
    "签收人不是本人", "代收货款{m}元一直没有返款", "培训老师迟到{n}小时，内容没有讲完",
    "网站后台打不开，改了{n}次仍未解决", "送货前没有通知，家里没有人", "新买的{g}开机就不工作",
    "发票内容开错", "{g}受潮，箱子是湿的", "查货{n}次都没有结果", "业务员答应的折扣没有给",
    "多次催促后仍无人处理", "货物丢失，要求查看监控录像", "提货时被要求另交保管费{m}元",
)  # fmt: skip
DEMANDS = (
    "要求今天之内送到", "要求赔偿{m}元", "要求司机当面道歉", "要求退还多收的费用",
    "要求给出书面答复", "要求更换新的{g}", "要求主管回电", "希望重新安排培训",
    "要求退货退款", "要求说明原因",
)  # fmt: skip
GOODS = (
    *("手机", "打印机", "服装", "茶叶", "瓷砖", "冰箱", "药品", "图书", "轴承", "灯具"),
    *("海鲜", "显示器", "家具", "水果", "电缆"),
)
ENDINGS = ("。", "！", "，请尽快处理。", "，否则将向消协投诉。", "，语气平和。", "。已做好安抚。")
LATIN = (
    "",
    "",
    "",
    "",
    " QQ:{q}",
    "，运单号YD{q}",
    "，订单SO{q}",
    " 型号X{n}00",
    "，邮箱kh{n}@example.com",
)


class Writer:
    """Writes what callers say; texts are long and short as in a real month."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        weights = [1 / (1 + at / 6) for at in range(len(SURNAMES))]
        self._surname_weights = list(accumulate(weights))
        given = [1 / (1 + at / 25) for at in range(len(GIVEN))]
        self._given_weights = list(accumulate(given))

    def person(self) -> str:
        """A person's name, common ones more often."""
        chance = self.chance
        if chance.random() < 0.004:
            surname = chance.choice(DOUBLE)
        else:
            surname = chance.choices(SURNAMES, cum_weights=self._surname_weights)[0]
        count = 1 if chance.random() < 0.22 else 2
        return surname + "".join(chance.choices(GIVEN, cum_weights=self._given_weights, k=count))

    def company(self) -> str:
        """A company's name."""
        chance = self.chance
        name = "".join(chance.choices(GIVEN, cum_weights=self._given_weights, k=2))
        return chance.choice(TOWNS) + name + chance.choice(TRADES) + chance.choice(FORMS)

    def phone(self) -> str:
        """A mobile number, sometimes a land line."""
        chance = self.chance
        if chance.random() < 0.08:
            return f"{chance.choice(AREAS)}-8{chance.randrange(10**7):07}"
        return f"{chance.choice(PREFIXES)}{chance.randrange(10**8):08}"

    def complaint(self) -> str:
        """What is complained of, one to four facts."""
        chance = self.chance
        facts = chance.sample(FACTS, chance.choices((1, 2, 3, 4), (40, 38, 16, 6))[0])
        text = chance.choice(OPENINGS) + "；".join(facts) + chance.choice(LATIN)
        return self._filled(text + chance.choice(ENDINGS))

    def demand(self) -> str:
        """What the customer wants."""
        return self._filled(self.chance.choice(DEMANDS)) + "。"

    def _filled(self, text: str) -> str:
        chance = self.chance
        if "{" not in text:
            return text
        return text.format(
            n=chance.randrange(2, 9),
            g=chance.choice(GOODS),
            m=chance.randrange(5, 400) * 10,
            t=chance.choice(TOWNS),
            q=chance.randrange(10**5, 10**8),
        )

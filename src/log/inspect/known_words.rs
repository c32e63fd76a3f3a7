//! The words by which headers are known.

pub(super) const STARTS: &str = "\
    受理决定 立案决定 受理 起算 开始 起始 立案 启动 开工 start begin began begun accepted commenced";
pub(super) const STARTS_TOO: &str = "\
    登记 创建 建单 提交 申请 申报 收件 接收 接件 接单 留言 派单 来电 来访 来信 来件 诉求 \
    投诉 举报 信访 收文 接警 报案 反映 故障 挂号 入院 收样 送检 委托 订单 发起 上报 报修 报装 提出 生成 下单 交办 转办 录入 收到 咨询 提问 open \
    opened create created creation submit submitted submission received receipt \
    requested request reported register registered registration filed apply applied \
    application intake raised initiated lodged logged entered booked asked posted called rcvd recvd recd";
pub(super) const FINISHES: &str = "\
    办结 完成 结束 关闭 结案 办毕 完结 完工 竣工 销号 终结 解决 end ended finish \
    finished close closed closing closure complete completed completion resolve resolved \
    resolution done";
pub(super) const FINISHES_TOO: &str = "\
    答复 回复 反馈 审批 批准 许可 发证 出证 制证 送达 签发 核准 审结 处理 处置 办理 放款 \
    拨付 付款 支付 接电 送电 归档 决定 签收 结单 修复 验收 出货 发货 收货 妥投 出院 answer answered reply replied response responded \
    solved decision decided issued approval approved granted delivered paid \
    payment settled concluded fulfilled final finalised finalized finaled released served \
    handled processed";
/// A moment that was promised, planned, required or reckoned with, and need not have come.
pub(super) const PLANNED: &str = "\
    承诺 计划 要求 法定 预期 预计 预定 期望 时限 期限 限期 限时 截止 到期 最迟 最晚 目标 \
    规定 约定 拟定 拟办 拟完 逾期 超期 剩余 计划 预估 倒计时 限办 超时 合同交 合同完 合同竣 合同到 需求日期 需求时间 plan plans planned due \
    target sla expected expect required require promised promise commit committed \
    commitment estimated estimate eta scheduled schedule forecast projected deadline \
    anticipated statutory limit goal must needed need expiry expiration expires expire \
    expired breach overdue proposed intended until by";
/// Moments of something else than the case's own course.
pub(super) const OTHER: &str = "\
    下次 预警 提醒 催办 跟进 回访 公示 更新 修改 变更 最后 最近 导出 打印 出生 同步 统计 预约 暂停 恢复 中止 补正 生效 失效 \
    有效 update updated modify modified last changed viewed accessed sync synced export \
    exported printed birth dob assign assigned first appointment valid effective pause \
    paused resume resumed hold next warning alert reminder followup follow escalated escalation";
/// What is named by a number and is not the case.
pub(super) const NOT_CASES: &str = "\
    事项编 产品 商品 设备 资产 物料 型号 客户 会员 供应商 员工 部门 单位 区划 证件 身份证 信用代码 电话 手机 人员 用户 窗口 网格 企业 法人 \
    地址 邮编 姓名 条码 事项编码 行政区 目录 user customer agent parent department zip \
    phone mobile block lot bin location assignee owner group type status category parcel \
    street house person contact organization organisation org agency requester submitter \
    reporter employee vendor supplier product asset district ward precinct council \
    postal fax tax license vehicle";
pub(super) const CASES: &str = "\
    case ticket ticker issue request incident complaint permit order application claim \
    work unique file docket service sr wo record reference ref job task matter trace \
    instance inquiry";
pub(super) const NUMBERS: &str = "\
    id number no nr num key ref reference";

/// Of the finishes, those that a case may have before it comes to its end.
pub(super) const DECISIONS: &str = "\
    审批 批准 许可 核准 审结 决定 发证 出证 制证 issued approved approval granted decided decision";

/// Words directly before that of a finish which say that it is begun or asked for.
pub(super) const BEGUN: &str = "开始 启动 提交 提请 报请 申请";
pub(super) const BEGUN_TOO: &str = "submitted requested";

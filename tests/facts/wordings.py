"""Wordings by field and type: (types, field, texts with the value to read, texts in which nothing may be read).

Runs of a line are parted by "|"; each text is a whole short paper in another layout. Names, numbers and places are invented.
"""

A = "苏州明达电器有限公司"
CODE = "91320594MA1XABCD2P"  # right check digit, checked by a test

CERTIFICATES = ["quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate"]
PERMITS = [
    "production_license",
    "ccc_certificate",
    "organization_code_certificate",
    "hazardous_waste_licence",
]
APPROVALS = [
    "construction_approval",
    "eia_approval",
    "three_simultaneities_acceptance",
    "energy_conservation_review",
]
PROCEDURES = [
    "energy_management_procedure",
    "energy_metering_procedure",
    "green_procurement_procedure",
    "environmental_procedure",
    "hazardous_substance_procedure",
    "waste_management_procedure",
    "water_management_procedure",
    "training_procedure",
    "operating_instruction",
    "emergency_plan",
    "management_manual",
]
LETTERS = [
    "management_commitment",
    "truthfulness_commitment",
    "stakeholder_commitment",
    "representative_authorization",
    "compliance_statement",
    "application_form",
]
REPORTS = [
    "self_evaluation_report",
    "third_party_evaluation_report",
    "unit_energy_analysis",
    "water_balance_test",
    "water_saving_evaluation",
    "energy_audit_report",
    "cleaner_production_audit",
    "energy_saving_calculation",
    "ghg_inventory_report",
    "carbon_footprint_report",
    "eco_design_report",
    "recyclability_calculation",
    "material_saving_evaluation",
    "permit_execution_report",
    "renewable_energy_proof",
    "ghg_verification_statement",
    "lighting_report",
    "technology_description",
    "application_case",
    "advanced_technology_statement",
    "energy_carbon_platform",
    "management_review",
    "internal_audit_report",
    "compliance_evaluation",
    "target_assessment_record",
    "saving_project_approval",
    "surveillance_record",
    "award_certificate",
]
TEST_REPORTS = [
    "emission_monitoring_report",
    "hazardous_substance_test_report",
    "product_efficiency_report",
    "indoor_air_test",
]
PLANS = [
    "training_plan",
    "internal_audit_plan",
    "annual_targets",
    "medium_long_term_plan",
    "emission_reduction_plan",
    "hazardous_waste_plan",
    "monitoring_plan",
    "water_saving_target",
]
LISTS = [
    "metering_equipment_list",
    "energy_equipment_list",
    "pollution_equipment_list",
    "material_list",
    "supplier_list",
]
RECORDS = ["inspection_record", "supplier_evaluation", "incoming_inspection_record"]
FIGURES = [
    "meter_reading_record",
    "energy_bill",
    "monthly_energy_report",
    "output_report",
    "equipment_energy_report",
    "water_usage_report",
    "facility_operation_record",
    "solid_waste_ledger",
    "performance_calculation",
    "retrofit_project_list",
    "energy_baseline",
    "post_retrofit_monitoring",
    "industrial_output_statistics",
    "energy_statistics",
    "water_statistics",
    "pollutant_statistics",
    "csr_report",
    "inspection_record",
]
YEARLY = ["internal_audit_plan", "internal_audit_report", "management_review"]
SESSIONS = ["training_notice", "training_signin", "training_effect_evaluation"]
EXAMS = ["score_sheet", "retraining_record"]
TRAINING = [
    "training_notice",
    "training_material",
    "training_signin",
    "exam_paper",
    "score_sheet",
    "retraining_record",
    "training_effect_evaluation",
]
PROJECTS = [
    "saving_project_approval",
    "saving_project_contract",
    "saving_project_acceptance",
    "energy_baseline",
    "post_retrofit_monitoring",
    "energy_saving_calculation",
]

WORDINGS = [
    # --- issue_date
    (
        CERTIFICATES + PERMITS,
        "issue_date",
        [
            (
                "认证证书\n证书编号：A-123\n首次发证日期：2018年7月19日\n本次发证日期：2024年7月19日\n有效期至：2027年7月18日",
                "2024-07-19",
            ),
            ("证书\n初次颁证日期|换证日期|有效期至\n2015.03.02|2024.05.06|2027.05.05", "2024-05-06"),
            (
                "CERTIFICATE\nInitial certification date: 12 May 2017\nDate of issue: 12 May 2023\nExpiry date: 11 May 2026",
                "2023-05-12",
            ),
            ("证书\n颁发日期|二〇二三年九月八日\n有效期|三年", "2023-09-08"),
        ],
        [
            "证书\n首次发证日期：2018年7月19日\n有效期至：2027年7月18日",
            "证书\n监督审核日期：2025年6月1日\n表格版本日期：2019-01-01\nGB/T 19001-2016",
        ],
    ),
    (
        ["business_license"],
        "issue_date",
        [
            (
                "营业执照\n成立日期|2012年08月09日\n营业期限|2012年08月09日至长期\n登记机关\n2022年03月15日",
                "2022-03-15",
            ),
            ("营业执照\n名称：" + A + "\n成立日期：2012-08-09\n核准日期：2022-03-15", "2022-03-15"),
            (
                "营业执照\n类型|有限责任公司|注册资本|100万元\n住所|苏州|成立日期|2012年8月9日\n登记机关 苏州市行政审批局\n二〇二二年三月十五日",
                "2022-03-15",
            ),
        ],
        ["营业执照\n成立日期：2012年08月09日", "营业执照\n营业期限：2012年08月09日至2032年08月08日"],
    ),
    (
        [*APPROVALS, "planning_permit"],
        "issue_date",
        [
            (
                "苏园环审〔2021〕45号\n关于项目的批复\n"
                + A
                + "：\n你公司报送的报告表收悉。\n一、同意。\n生态环境局\n2021年6月18日",
                "2021-06-18",
            ),
            (
                "批复\n"
                + A
                + "：\n经研究，同意。\n苏州市行政审批局\n二〇二一年六月十八日\n办公室|2021年6月19日印发",
                "2021-06-18",
            ),
            (
                "登记表\n项目名称|扩建项目|计划开工时间|2020年10月\n建设单位|" + A + "|备案日期|2021-06-18",
                "2021-06-18",
            ),
        ],
        [
            "意见\n计划开工时间：2020年10月\n计划竣工日期：2021年12月",
            "批复\n根据苏环办〔2019〕36号\n报告表（2021年版）",
        ],
    ),
    (
        ["property_certificate"],
        "issue_date",
        [
            ("不动产权证书\n使用期限|2056年11月30日止\n登记机构（章）\n2020年8月12日", "2020-08-12"),
            (
                "厂房租赁合同\n租赁期限自2023年7月1日起至2026年6月30日止\n签订日期：2023年6月12日",
                "2023-06-12",
            ),
            ("不动产权证书\n登簿日期|2020-08-12\n权利性质|出让", "2020-08-12"),
        ],
        [
            "不动产权证书\n国有建设用地使用权2056年11月30日止",
            "租赁合同\n租赁期限自2023年7月1日起至2026年6月30日止",
        ],
    ),
    (
        ["credit_report"],
        "issue_date",
        [
            ("信用报告\n报告生成日期：2026年03月20日\n成立日期：2010-05-06", "2026-03-20"),
            ("企业信用信息公示报告\n企业名称|" + A + "\n查询时间|2026-03-20 10:22:31", "2026-03-20"),
            ("公共信用信息报告\n成立日期|2010年5月6日\n报告日期|2026.03.20", "2026-03-20"),
        ],
        ["信用报告\n成立日期：2010-05-06", "信用报告\n行政处罚|0条\n营业期限|2010-05-06至长期"],
    ),
    (
        [*LETTERS, "organization_appointment"],
        "issue_date",
        [
            ("承诺书\n我公司承诺遵守法律。\n" + A + "（盖章）\n2025年2月10日", "2025-02-10"),
            ("授权书\n特此授权。\n授权人：陈国强\n日期：2025.2.10", "2025-02-10"),
            ("证明\n特此证明。\n" + A + "\n二〇二五年二月十日", "2025-02-10"),
            ("承诺\n法定代表人（签字）：陈国强|签署日期：2025/02/10", "2025-02-10"),
        ],
        [
            "承诺书\n自2023年1月1日至2025年12月31日期间遵守法律。\n承诺人：",
            "承诺书\n近三年无事故。\n日期：    年   月   日",
        ],
    ),
    (
        [*PROCEDURES, "employee_handbook"],
        "issue_date",
        [
            ("管理制度\n文件编号：MD-01\n2024年3月1日发布|2024年3月15日实施", "2024-03-01"),
            ("管理制度\n发布日期|2024.03.01|实施日期|2024.03.15", "2024-03-01"),
            (
                "管理办法\n编制：李强 2024-02-20 审核：王芳 2024-02-25 批准：陈国强 2024-03-01\n1 目的",
                "2024-03-01",
            ),
            ("程序文件\nReleased on 1 March 2024\nEffective date: 15 March 2024", "2024-03-01"),
        ],
        [
            "管理制度\n实施日期：2024年3月15日\n1 目的\n2 范围\n3 职责",
            "制度\n依据《节约能源法》（2018年修正）和GB/T 23331-2020\n保存期三年",
        ],
    ),
    (
        PLANS,
        "issue_date",
        [
            ("2025年度计划\n编制：李强 审核：王芳 批准：陈国强 2025年1月8日\n序号|内容|时间", "2025-01-08"),
            ("年度方案\n编制日期|2025-01-08\n目标|完成时间\n节电|2025年6月", "2025-01-08"),
            ("方案\n各部门：\n现将方案印发。\n" + A + "\n二〇二五年一月八日", "2025-01-08"),
        ],
        [
            "2025年度计划\n序号|内容|时间\n1|危险废物分类|2025年3月\n2|节能知识|2025年6月",
            "方案\n完成时间：2025年12月",
        ],
    ),
    (
        REPORTS,
        "issue_date",
        [
            ("报告\n企业名称：" + A + "\n报告日期：2025年3月28日", "2025-03-28"),
            (
                A
                + "\n2024年度报告\n编制单位：能源办\n二〇二五年三月二十八日\n第一章 概况\n一\n二\n三\n四\n五\n六\n七\n八",
                "2025-03-28",
            ),
            ("报告\n统计期|2024年1月1日至2024年12月31日\n签发日期|2025.3.28", "2025-03-28"),
            ("说明\n内容一二三四五六七八九十。\n内容。\n" + A + "（盖章）\n2025年3月28日", "2025-03-28"),
        ],
        [
            "报告\n统计期：2024年1月1日至2024年12月31日\n依据GB/T 2589-2020",
            "报告\n采样日期：2025年3月12日\n有效期至：2026年3月1日",
        ],
    ),
    (
        TEST_REPORTS,
        "issue_date",
        [
            ("检测报告\n采样日期|2025-03-12|报告日期|2025-03-28", "2025-03-28"),
            (
                "检测报告\n委托单位："
                + A
                + "\n接样日期：2025.03.12\n检测周期：2025.03.13-2025.03.20\n签发日期：2025.03.28",
                "2025-03-28",
            ),
            ("TEST REPORT\nDate of receipt: 2025-03-12\nDate of issue: 2025-03-28", "2025-03-28"),
            (
                "监测报告\n监测时间：2025年3月12日\n编制：张磊\n国测检测有限公司（检验检测专用章）\n2025年3月28日",
                "2025-03-28",
            ),
        ],
        [
            "检测报告\n采样日期：2025年3月12日\n分析日期：2025年3月13日",
            "检测报告\n资质认定证书有效期至2027年12月31日",
        ],
    ),
    (
        ["calibration_certificate"],
        "issue_date",
        [
            ("检定证书\n检定日期 2025年05月12日\n有效期至 2026年05月11日", "2025-05-12"),
            (
                "校准证书\n接收日期 Date of Receipt: 2025年04月02日\n校准日期 Date of Calibration: 2025年04月08日\n发布日期 Date of Issue: 2025年04月10日",
                "2025-04-10",
            ),
            ("校准证书\n校准日期|2025.04.08\n建议复校日期|2026.04.07", "2025-04-08"),
        ],
        ["校准证书\n接收日期：2025年04月02日", "检定证书\n有效期至：2026年05月11日\nJJG 539-2016"],
    ),
    (
        ["purchase_contract", "saving_project_contract"],
        "issue_date",
        [
            ("合同\n合同期限：2025年1月1日至2025年12月31日\n签订日期：2024年12月25日", "2024-12-25"),
            ("购销合同\n供方：甲公司|签订时间：2024年12月25日\n交货期：2025年2月1日前", "2024-12-25"),
            (
                "合同\n第一条 略。\n甲方（盖章）|乙方（盖章）\n代表：陈国强|代表：钱伟\n日期：2024年12月25日|日期：2024年12月25日",
                "2024-12-25",
            ),
        ],
        ["合同\n交货日期：2025年2月1日", "合同\n有效期自2025年1月1日起至2025年12月31日止"],
    ),
    (
        ["nonconformity_report", "corrective_action_report"],
        "issue_date",
        [
            ("不符合项报告\n开具日期：2025年5月13日\n完成日期：2025年6月10日", "2025-05-13"),
            ("纠正措施报告\n提出日期|2025-05-13|计划完成日期|2025-06-30\n验证日期|2025-06-12", "2025-05-13"),
            ("不合格报告\n发现日期：2025.5.13\n审核员：王芳", "2025-05-13"),
        ],
        ["不符合项报告\n要求完成时间：2025年6月30日", "报告\n原因：记录缺少2025年4月数据"],
    ),
    (
        [*RECORDS, "hazardous_waste_manifest"],
        "issue_date",
        [
            ("记录\n检查日期：2025年9月12日\n检查人：王芳", "2025-09-12"),
            ("评价表\n评价日期|2025.09.12\n下次复评|2026年9月", "2025-09-12"),
            ("记录表\n检验日期：2025-09-12\n批号：20250901", "2025-09-12"),
            ("联单\n转移日期：2025年9月12日\n联单编号：2025320500012345", "2025-09-12"),
        ],
        ["记录\n整改完成时间：2025年9月30日", "表\n证书有效期至2026年9月1日"],
    ),
    (
        ["saving_project_acceptance"],
        "issue_date",
        [
            ("验收单\n开工日期：2024年9月1日\n验收日期：2024年12月27日", "2024-12-27"),
            ("竣工验收报告\n合同签订：2024-07-22\n竣工验收时间|2024-12-27", "2024-12-27"),
            ("验收意见\n同意验收。\n验收组\n2024年12月27日", "2024-12-27"),
        ],
        ["验收单\n开工时间：2024年9月1日\n质保期两年", "验收单\n完工期限：2024年12月"],
    ),
    (
        LISTS,
        "issue_date",
        [
            (
                "台账\n编制日期：2025-09-01\n编号|名称|检定日期|有效期至\n1|电表|2022-09-06|2027-09-05\n2|水表|2023-09-06|2025-09-05",
                "2025-09-01",
            ),
            ("清单\n制表：王芳|更新日期：2025年9月1日\n序号|名称", "2025-09-01"),
            ("名录\n采购部2025年9月1日\n序号|供方", "2025-09-01"),
        ],
        [
            "台账\n编号|名称|检定日期|有效期至\n1|电表|2022-09-06|2027-09-05\n2|水表|2023-09-06|2025-09-05",
            "清单\n设备|投用日期\n空压机|2018年5月\n水泵|2019年6月",
        ],
    ),
    # --- validity
    (
        CERTIFICATES + PERMITS + ["pollutant_discharge_permit", "business_license"],
        "valid_until",
        [
            (
                "证书\n发证日期：2024年7月19日\n有效期至：2027年7月18日\n下次监督审核日期：2025年7月18日",
                "2027-07-18",
            ),
            ("许可证\n有效期限|自2024年07月19日至2027年07月18日止", "2027-07-18"),
            ("证书\n发证日期：2024年7月19日\n有效期：三年", "2027-07-18"),
            ("CERTIFICATE\nThis certificate is valid from 19 July 2024 until 18 July 2027", "2027-07-18"),
            ("许可证\n发证日期|2024.07.19\n有效期限|长期", "9999-12-31"),
        ],
        [
            "证书\n发证日期：2024年7月19日",
            "证书\n本证书在监督审核合格后继续有效\n第一次监督审核日期：2025年7月18日",
        ],
    ),
    (
        ["pollutant_discharge_permit", "business_license"],
        "valid_from",
        [
            ("许可证\n有效期限：自2023年06月29日至2028年06月28日止", "2023-06-29"),
            ("执照\n营业期限|2023年06月29日至长期", "2023-06-29"),
            ("回执\n有 效 期：2023-06-29~2028-06-28", "2023-06-29"),
        ],
        ["许可证\n发证日期：2023年06月12日\n有效期至：2028年06月28日", "执照\n成立日期：2012年08月09日"],
    ),
    (
        ["property_certificate"],
        "valid_until",
        [
            ("不动产权证书\n使用期限：国有建设用地使用权2056年11月30日止", "2056-11-30"),
            ("租赁合同\n租赁期限三年，自2023年7月1日起至2026年6月30日止。", "2026-06-30"),
            ("土地使用证\n终止日期|2056-11-30", "2056-11-30"),
        ],
        ["不动产权证书\n登记日期：2020年8月12日", "租赁合同\n签订日期：2023年6月12日"],
    ),
    (
        ["calibration_certificate"],
        "valid_until",
        [
            ("检定证书\n检定日期：2025年05月12日\n有效期至：2026年05月11日", "2026-05-11"),
            ("校准证书\n校准日期|2025.05.12\n建议下次校准日期|2026.05.11", "2026-05-11"),
            ("检定证书\nDate of verification: 2025-05-12\nValid until: 2026-05-11", "2026-05-11"),
        ],
        ["校准证书\n校准日期：2025年05月12日", "检定证书\n接收日期：2025年05月10日"],
    ),
    (
        ["hazardous_waste_contract"],
        "valid_until",
        [
            ("合同\n合同有效期：2025年1月1日至2025年12月31日", "2025-12-31"),
            ("协议\n本协议自2025年1月1日起生效，至2025年12月31日止。", "2025-12-31"),
            ("合同\n服务期限|2025.1.1-2025.12.31", "2025-12-31"),
        ],
        ["合同\n签订日期：2024年12月25日", "合同\n转移时间：2025年6月"],
    ),
    (
        ["hazardous_waste_contract"],
        "valid_from",
        [
            ("合同\n合同有效期：2025年1月1日至2025年12月31日", "2025-01-01"),
            ("协议\n本协议有效期自2025年1月1日起至2025年12月31日止。", "2025-01-01"),
            ("合同\n服务期限|2025.1.1-2025.12.31", "2025-01-01"),
        ],
        ["合同\n签订日期：2024年12月25日", "合同\n有效期至：2025年12月31日"],
    ),
    (
        ["medium_long_term_plan"],
        "valid_from",
        [
            ("绿色工厂中长期规划\n（2026—2030年）\n一、目标", "2026-01-01"),
            ("规划\n规划期：2026年1月至2030年12月", "2026-01-01"),
            ("规划\n规划期限|2026-2030年", "2026-01-01"),
        ],
        ["规划\n2025年11月\n一、现状", "规划\n编制日期：2025年11月5日"],
    ),
    (
        ["medium_long_term_plan"],
        "valid_until",
        [
            ("绿色工厂中长期规划\n（2026—2030年）\n一、目标", "2030-12-31"),
            ("规划\n规划期：2026年1月至2030年12月", "2030-12-31"),
            ("规划\n规划期限|2026-2030年", "2030-12-31"),
        ],
        ["规划\n2025年11月\n一、现状", "规划\n编制日期：2025年11月5日"],
    ),
    (
        ["compliance_statement"],
        "valid_until",
        [
            ("证明\n本证明有效期至2026年6月30日", "2026-06-30"),
            ("证明\n有效期：2026年1月1日至2026年6月30日", "2026-06-30"),
            ("证明\n出具日期：2026年1月1日\n有效期|六个月", "2026-06-30"),
        ],
        [
            "证明\n自2023年1月1日至2025年12月31日期间无违法行为。\n生态环境局\n2026年1月15日",
            "声明\n近三年无事故。",
        ],
    ),
    (
        ["compliance_statement"],
        "valid_from",
        [
            ("证明\n有效期：2026年1月1日至2026年6月30日", "2026-01-01"),
            ("证明\n有效期自2026年1月1日起六个月", "2026-01-01"),
            ("证明\n有效期限|2026.01.01-2026.06.30", "2026-01-01"),
        ],
        ["证明\n自2023年1月1日至2025年12月31日期间无违法行为。", "声明\n近三年无事故。"],
    ),
    # --- events and periods
    (
        SESSIONS,
        "event_date",
        [
            ("培训记录\n培训时间：2025年6月18日 14:00", "2025-06-18"),
            ("记录表\n培训日期|2025.6.18|地点|会议室", "2025-06-18"),
            (
                "关于举办培训的通知\n各部门：\n兹定于2025年6月18日在会议室举办节能培训。\n安环部\n2025年6月10日",
                "2025-06-18",
            ),
            ("签到\n时间：二〇二五年六月十八日下午\n地点：会议室", "2025-06-18"),
        ],
        ["培训签到表\n姓名|部门|签名", "通知\n各部门：\n请认真学习（2021年版）名录。"],
    ),
    (
        EXAMS,
        "event_date",
        [
            ("成绩单\n考试日期：2025年6月18日\n合格线：60分", "2025-06-18"),
            ("补考记录\n补考时间|2025.6.18\n姓名|成绩", "2025-06-18"),
            ("成绩表\n考核时间：2025-06-18 考核方式：笔试", "2025-06-18"),
        ],
        ["成绩单\n姓名|成绩\n张三|88", "成绩表\n及格分数：60分"],
    ),
    (
        [
            *FIGURES,
            "annual_targets",
            "target_assessment_record",
            "unit_energy_analysis",
            "water_saving_target",
            "energy_audit_report",
            "cleaner_production_audit",
            "monitoring_plan",
            "hazardous_waste_plan",
            "ghg_inventory_report",
            "ghg_verification_statement",
            "emission_reduction_plan",
            "permit_execution_report",
            "renewable_energy_proof",
            "training_plan",
            "compliance_evaluation",
        ],
        "period",
        [
            ("2025年度统计表\n单位|数量\nkWh|100", "2025"),
            ("报告\n报告期：2025年1月—12月\n内容", "2025"),
            ("表\n统计期间|2025年1月1日至2025年6月30日\n内容", "2025-01-01/2025-06-30"),
            ("2025年第三季度分析\n内容", "2025-07-01/2025-09-30"),
            ("月报\n2025年7月份\n内容|数值", "2025-07"),
        ],
        ["统计表\n单位|数量\nkWh|100", "报告\n依据GB/T 2589-2020和ISO 14064-1:2018"],
    ),
    (
        YEARLY,
        "period",
        [
            ("2025年度内部审核\n审核时间：2025年5月12日至14日", "2025"),
            ("报告\n审核日期|2025年5月12-14日\n受审核方|" + A, "2025"),
            ("管理评审（2025年）\n评审日期：2025年6月20日", "2025"),
        ],
        ["报告\n依据GB/T 19001-2016", "计划\n每年进行一次"],
    ),
    # --- numbers
    (
        CERTIFICATES
        + PERMITS
        + [
            "pollutant_discharge_permit",
            "surveillance_record",
            "calibration_certificate",
            "ghg_verification_statement",
        ],
        "certificate_no",
        [
            ("证书\n证书编号：00123Q30456R2M", "00123Q30456R2M"),
            ("CERTIFICATE\nCertificate No.: CN21/10234.01\nISO 9001:2015", "CN21/10234.01"),
            ("证书\n编 号|A-2024-0012\n有效期|三年", "A-2024-0012"),
            ("通知\n贵单位的证书（证书编号：00123Q30456R2M）继续有效。", "00123Q30456R2M"),
        ],
        ["证书\n电话：0512-66668888\nGB/T 19001-2016", "证书\n表格编号：QR-01\n邮编：215000"],
    ),
    (
        ["property_certificate"],
        "certificate_no",
        [
            ("不动产权证书\n苏（2020）苏州市不动产权第 5012345 号", "苏（2020）苏州市不动产权第5012345号"),
            (
                "不动产权证\n不动产权证号：苏（2020）苏州市不动产权第5012345号",
                "苏（2020）苏州市不动产权第5012345号",
            ),
            ("国有土地使用证\n苏园国用（2012）第00123号", "苏园国用（2012）第00123号"),
        ],
        ["租赁合同\n建筑面积14620平方米", "不动产权证书\n附图编号页"],
    ),
    (
        ["planning_permit"],
        "certificate_no",
        [
            ("建设工程规划许可证\n建字第320571202000123号", "建字第320571202000123号"),
            ("建设用地规划许可证\n地字第320571202000045号\n用地单位|" + A, "地字第320571202000045号"),
            ("规划许可证\n证书编号：3205712020123", "3205712020123"),
        ],
        ["规划许可证\n建设规模：34684平方米", "规划许可证\n遵守事项一、二、三"],
    ),
    (
        APPROVALS,
        "reference_no",
        [
            ("苏园环审〔2021〕45号\n关于项目的批复", "苏园环审〔2021〕45号"),
            ("登记表\n批复文号|苏园环审[2021]45号", "苏园环审[2021]45号"),
            ("备案证\n项目代码：2020-320571-38-03-512345", "2020-320571-38-03-512345"),
        ],
        ["批复\n根据苏环办〔2019〕36号文件和你公司的申请，同意。", "意见\n电话：0512-66668888"],
    ),
    (
        ["organization_appointment"],
        "reference_no",
        [
            ("明达字〔2025〕8号\n关于成立领导小组的通知", "明达字〔2025〕8号"),
            (A + "文件\n明达发[2025]8号\n通知", "明达发[2025]8号"),
            ("任命书\n文号：MD-RM-2025-08", "MD-RM-2025-08"),
        ],
        ["通知\n根据工信部节〔2024〕13号文件要求，成立小组。", "通知\n各部门：成立小组。"],
    ),
    (
        PROCEDURES,
        "reference_no",
        [
            ("制度\n文件编号：MD-EN-01\n版本：A/0", "MD-EN-01"),
            ("制度\n编号|Q/MD-G-05-2024|版次|B/1", "Q/MD-G-05-2024"),
            ("Procedure\nDocument No.: MD-CX-05 Rev.: 2", "MD-CX-05"),
        ],
        ["制度\n引用文件GB/T 23331-2020\n电话66668888", "制度\n3.1 范围\n3.2 职责"],
    ),
    (
        ["nonconformity_report", "corrective_action_report"],
        "reference_no",
        [
            ("报告\n编号：NCR-2025-003\n部门：生产部", "NCR-2025-003"),
            ("报告\n不符合项编号|BFH-2025-01", "BFH-2025-01"),
            ("报告\n对应不符合项|NC-2025-07\n原因|略", "NC-2025-07"),
        ],
        ["报告\n不符合条款：GB/T 24001-2016 8.1", "报告\n表格编号：QR-9.2-03"],
    ),
    (
        ["hazardous_waste_manifest"],
        "reference_no",
        [
            ("危险废物转移联单\n联单编号：2025320500012345", "2025320500012345"),
            ("联单\n编号|37029920250601733", "37029920250601733"),
            ("转移联单\n转移联单编号：32059420250012", "32059420250012"),
        ],
        ["联单\n电话：13812345678", "联单\n车牌号：苏E12345"],
    ),
    (
        TEST_REPORTS,
        "reference_no",
        [
            ("检测报告\n报告编号：GCJC-2025-W0312", "GCJC-2025-W0312"),
            ("TEST REPORT\nNo. HB-RH-2026-1102", "HB-RH-2026-1102"),
            ("国测检测有限公司|CL2510077\n检测报告", "CL2510077"),
        ],
        ["检测报告\n依据GB 12348-2008\n电话0512-66668888", "检测报告\nCMA证书编号：221012340123"],
    ),
    (
        [*PROCEDURES, "employee_handbook"],
        "version",
        [
            ("制度\n版本：A/0", "A/0"),
            ("制度\n版次|第3版", "第3版"),
            ("手册\nV1.2\n2025年1月", "V1.2"),
            ("制度\n版本号：B|修改状态：1", "B/1"),
        ],
        ["制度\n1 目的\n2.1 范围", "制度\n页次：1/8\n日期：2024-03-01"],
    ),
    (
        ["calibration_certificate"],
        "serial_no",
        [
            ("证书\n出厂编号：20230456", "20230456"),
            ("证书\n器具名称|水表|编号|X1\n出 厂 编 号|A20190345", "A20190345"),
            ("CERTIFICATE\nSerial No.: 2021-0876", "2021-0876"),
        ],
        ["证书\n证书编号：H2025-0045678", "证书\n型号规格：LUGB-80"],
    ),
    (
        [
            "business_license",
            "pollutant_discharge_permit",
            "credit_report",
            "application_form",
            "industrial_output_statistics",
            "energy_statistics",
            "water_statistics",
            "pollutant_statistics",
        ],
        "uscc",
        [
            ("表\n统一社会信用代码：" + CODE, CODE),
            (
                "表\n统一社会|信用代码|" + CODE[:4] + " " + CODE[4:8] + " " + CODE[8:12] + " " + CODE[12:],
                CODE,
            ),
            ("公司（纳税人识别号" + CODE + "）", CODE),
            ("LICENSE\nUnified Social Credit Code " + CODE, CODE),
        ],
        ["表\n统一社会信用代码：913205941234567890", "表\n银行账号：622202110201234567"],
    ),
    # --- parties
    (
        CERTIFICATES + PERMITS + ["surveillance_record", "pollutant_discharge_permit", "planning_permit"],
        "holder",
        [
            ("证书\n获证组织名称：" + A, A),
            ("证书\n兹证明\n" + A + "\n建立的管理体系符合标准", A),
            ("许可证\n单位名称|" + A + "\n法定代表人|陈国强", A),
            ("证书\n企业名称：苏州明达（集团）电器有\n限公司\n地址：苏州", "苏州明达（集团）电器有限公司"),
        ],
        ["证书\n发证机构：中国质量认证中心", "证书\n本公司、该企业、获证组织应接受监督"],
    ),
    (
        ["business_license"],
        "holder",
        [
            ("营业执照\n名称：" + A, A),
            ("营业执照\n名 称|" + A + "|注册资本|100万元", A),
            ("营业执照\n企业名称|" + A, A),
        ],
        ["营业执照\n登记机关：苏州市行政审批局", "营业执照\n类型：有限责任公司"],
    ),
    (
        ["property_certificate"],
        "holder",
        [
            ("不动产权证书\n权利人：" + A, A),
            ("租赁合同\n出租方（甲方）：苏州园区开发有限公司\n承租方（乙方）：" + A, A),
            ("土地使用证\n土地使用权人|" + A, A),
        ],
        ["不动产权证书\n共有情况：单独所有", "不动产权证书\n登记机构：自然资源局"],
    ),
    (
        APPROVALS,
        "holder",
        [
            ("批复\n" + A + "：\n你公司报送的报告表收悉。", A),
            ("登记表\n建设单位|" + A + "|项目名称|扩建项目", A),
            ("备案证\n项目法人单位：" + A, A),
        ],
        ["批复\n你公司报送的报告表收悉。\n生态环境局", "登记表\n建设单位|（盖章）"],
    ),
    (
        ["credit_report"],
        "holder",
        [("信用报告\n企业名称：" + A, A), ("企业信用报告\n主体名称|" + A, A), (A + "信用报告\n报告日期", A)],
        ["信用报告\n查询机构：公共信用信息中心", "信用报告\n企业名称|"],
    ),
    (
        [
            "compliance_statement",
            "stakeholder_commitment",
            "truthfulness_commitment",
            "management_commitment",
            "representative_authorization",
        ],
        "holder",
        [
            ("声明\n内容。\n承诺单位：" + A, A),
            ("承诺书\n内容。\n" + A + "（盖章）\n2025年2月10日", A),
            ("证明\n兹证明" + A + "近三年无违法行为。\n生态环境局", A),
        ],
        ["承诺书\n我公司承诺遵守法律。\n承诺单位：（盖章）", "声明\nXX有限公司（盖章）"],
    ),
    (
        ["award_certificate"],
        "holder",
        [
            ("荣誉证书\n" + A + "：\n荣获节水型企业称号。", A),
            ("证书\n授予" + A + "“节能先进单位”称号", A),
            ("奖状\n获奖单位：" + A, A),
        ],
        ["荣誉证书\n荣获节水型企业称号", "奖状\n工业和信息化局"],
    ),
    (
        ["hazardous_waste_contract", "purchase_contract", "saving_project_contract"],
        "holder",
        [
            ("合同\n甲方：" + A + "\n乙方：苏州绿能服务有限公司", A),
            ("合同\n甲方（受托方）：苏州绿能服务有限公司\n乙方（委托方）：" + A, A),
            ("购销合同\n供方：苏州东方铜业有限公司\n需方：" + A, A),
        ],
        ["合同\n甲方：\n乙方：", "合同\n双方经友好协商，签订本合同"],
    ),
    (
        ["calibration_certificate", *TEST_REPORTS],
        "holder",
        [
            ("报告\n委托单位：" + A + "\n国测检测有限公司", A),
            ("证书\n客户名称 Customer|" + A, A),
            ("报告\n送检单位：" + A + "\n制造单位：上海仪表有限公司", A),
        ],
        ["报告\n检测单位：国测检测有限公司", "证书\n制造单位：上海仪表有限公司"],
    ),
    (
        ["energy_bill"],
        "holder",
        [
            ("电费账单\n户名：" + A + " 户号：3201234567", A),
            ("发票\n购买方|名称：" + A + "\n销售方|名称：国网江苏省电力有限公司", A),
            ("水费单\n用户名称|" + A, A),
        ],
        ["账单\n户号：3201234567", "账单\n国网江苏省电力有限公司"],
    ),
    (
        [
            "self_evaluation_report",
            "third_party_evaluation_report",
            "energy_audit_report",
            "cleaner_production_audit",
            "water_balance_test",
            "water_saving_evaluation",
            "ghg_inventory_report",
            "ghg_verification_statement",
            "carbon_footprint_report",
            "permit_execution_report",
            "renewable_energy_proof",
            "application_form",
            "industrial_output_statistics",
            "energy_statistics",
            "water_statistics",
            "pollutant_statistics",
            "eco_design_report",
            "recyclability_calculation",
            "csr_report",
            "medium_long_term_plan",
            "annual_targets",
            "target_assessment_record",
            "internal_audit_report",
            "management_review",
            "training_plan",
            "emission_reduction_plan",
            "organization_appointment",
        ],
        "holder",
        [
            ("报告\n企业名称：" + A + "\n内容", A),
            (A + "2024年度报告\n一、概况", A),
            (A + "\n报告\n一、概况", A),
            ("表\n单位详细名称|" + A + "\n2024年", A),
        ],
        ["报告\n一、概况\n二、绿色工厂", "报告\n本公司各车间、综合办公室"],
    ),
    (
        [*CERTIFICATES, "surveillance_record", "ghg_verification_statement"],
        "issuer",
        [
            ("证书\n认证机构：联合认证（南京）有限公司", "联合认证（南京）有限公司"),
            (
                "证书\n获证组织：" + A + "\n一\n二\n三\n联合认证（南京）有限公司\n2024年7月19日",
                "联合认证（南京）有限公司",
            ),
            ("证书\n" + A + "\n中国质量认证中心\n北京", "中国质量认证中心"),
        ],
        ["证书\n获证组织：" + A, "证书\n本证书可在官网查询"],
    ),
    (
        ["emission_monitoring_report", "third_party_evaluation_report", "award_certificate"],
        "issuer",
        [
            ("报告\n检测机构：江苏国测检测技术有限公司", "江苏国测检测技术有限公司"),
            ("报告\n编制单位|江苏国测检测技术有限公司\n企业名称|" + A, "江苏国测检测技术有限公司"),
            ("江苏国测检测技术有限公司\n报告\n委托单位：" + A, "江苏国测检测技术有限公司"),
        ],
        ["报告\n企业名称：" + A, "报告\n监测点位：厂界"],
    ),
    (
        ["business_license"],
        "legal_representative",
        [
            ("营业执照\n法定代表人：陈国强", "陈国强"),
            ("营业执照\n法定代表人|陈 强|注册资本|100万元", "陈强"),
            ("营业执照\n负责人|欧阳建国", "欧阳建国"),
        ],
        ["营业执照\n法定代表人：", "营业执照\n类型：有限责任公司（自然人投资或控股）"],
    ),
    (
        ["representative_authorization"],
        "person",
        [
            ("授权书\n兹授权李强同志为绿色工厂管理者代表。", "李强"),
            ("任命书\n任命赵敏为公司能源管理者代表，负责体系运行。", "赵敏"),
            ("授权书\n被授权人：李强\n职务：副总经理", "李强"),
        ],
        ["授权书\n授权人：\n被授权人：", "授权书\n管理者代表职责如下"],
    ),
    (
        ["exam_paper"],
        "person",
        [
            ("试卷\n姓名：张伟 部门：注塑车间", "张伟"),
            ("试卷\n部门|注塑车间|姓名|王小红", "王小红"),
            ("试题\n姓名 __刘 洋__ 得分 88", "刘洋"),
        ],
        ["试卷\n姓名：________ 得分：____", "试卷\n一、单选题"],
    ),
    (
        ["business_license", "property_certificate"],
        "address",
        [
            ("证\n住所：苏州工业园区星湖街1号", "苏州工业园区星湖街1号"),
            ("证\n坐落|苏州工业园区星湖街1号", "苏州工业园区星湖街1号"),
            ("证\n地址：江苏省苏州市工业园区\n星湖街1号", "江苏省苏州市工业园区星湖街1号"),
        ],
        ["证\n住所：", "证\n地址：苏州市 电话：0512-66668888 网址：www.x.cn"],
    ),
    # --- words
    (
        CERTIFICATES,
        "standard",
        [
            ("证书\n符合GB/T 24001-2016/ISO 14001:2015标准", "GB/T 24001-2016"),
            ("证书\n标准|GBT24001—2016 idt ISO14001：2015", "GB/T 24001-2016"),
            ("证书\nISO14001:2015 GB/T 24001-2016", "GB/T 24001-2016"),
        ],
        ["证书\n认可依据ISO/IEC 17021-1:2015", "证书\n证书编号GB24001X"],
    ),
    (
        ["ghg_verification_statement"],
        "standard",
        [
            ("声明\n准则：ISO 14064-1:2018", "ISO 14064-1:2018"),
            ("声明\n依据ISO14064-3:2019核查，符合ISO14064-1：2018", "ISO 14064-1:2018"),
            ("声明\n核算依据|GB/T 32150-2015", "GB/T 32150-2015"),
        ],
        ["声明\n因子取自GB/T 2589-2020", "声明\n机构按ISO/IEC 17029认可"],
    ),
    (
        ["carbon_footprint_report"],
        "standard",
        [
            ("报告\n依据ISO 14067:2018", "ISO 14067:2018"),
            ("报告\n标准|GB/T 24067-2024", "GB/T 24067-2024"),
            ("报告\n按PAS 2050:2011编制", "PAS 2050:2011"),
        ],
        ["报告\n因子取自GB/T 2589-2020", "报告\nISO 9001:2015体系"],
    ),
    (
        CERTIFICATES,
        "scope",
        [
            ("证书\n认证范围：电机的设计、生产和销售", "电机的设计、生产和销售"),
            (
                "证书\n通过认证范围如下：\n电机的设计、生产和销售\n发证日期：2024年7月19日",
                "电机的设计、生产和销售",
            ),
            ("证书\n覆盖范围|电机的设计、生产和销售", "电机的设计、生产和销售"),
        ],
        ["证书\n认证范围：见附件", "证书\n在证书范围内有效"],
    ),
    (
        TRAINING,
        "topic",
        [
            ("培训记录\n培训主题：危险废物分类培训", "危险废物分类培训"),
            ("记录\n培训内容|《节能降耗》知识", "节能降耗知识"),
            ("关于开展危险废物分类培训的通知\n各部门：", "危险废物分类培训"),
            ("2025年危险废物分类培训考核成绩单\n姓名|成绩", "危险废物分类培训"),
        ],
        ["培训签到表\n姓名|部门", "成绩单\n姓名|成绩"],
    ),
    (
        PROJECTS,
        "project",
        [
            ("项目名称：空压机余热回收项目\n内容", "空压机余热回收项目"),
            ("空压机余热回收项目节能量计算书\n一、边界", "空压机余热回收项目"),
            ("报告\n项目名称|《空压机余热回收》项目\n投资", "空压机余热回收项目"),
        ],
        ["节能改造项目合同\n甲方：" + A, "验收报告\n验收组意见"],
    ),
]

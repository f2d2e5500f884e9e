// The symbols of LaTeX and amssymb: pairs of a command and the Unicode text that it shows. Of two
// commands with the same text the first one gives the class of the plain character.

let symbolData: [(SymbolClass, String)] = [
  (
    .letter,
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
    varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴 varUpsilon 𝛶
    varPhi 𝛷 varPsi 𝛹 varOmega 𝛺 ell ℓ imath ı jmath ȷ
    """
  ),
  (
    .ordinary,
    """
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
    infty ∞ infin ∞ partial ∂ nabla ∇ forall ∀ exists ∃ exist ∃ nexists ∄ emptyset ∅ empty ∅
    varnothing ∅ hbar ℏ hslash ℏ Re ℜ real ℜ Im ℑ image ℑ aleph ℵ alef ℵ alefsym ℵ beth ℶ
    gimel ℷ daleth ℸ wp ℘ weierp ℘ eth ð angle ∠ ang ∠ measuredangle ∡ sphericalangle ∢ top ⊤
    bot ⊥ prime ′ backprime ‵ neg ¬ lnot ¬ flat ♭ natural ♮ sharp ♯ clubsuit ♣ clubs ♣
    diamondsuit ♢ diamonds ♢ heartsuit ♡ hearts ♡ spadesuit ♠ spades ♠ surd √ triangle △
    triangledown ▽ blacktriangle ▲ blacktriangledown ▼ square □ Box □ blacksquare ■
    qed ■ lozenge ◊ Diamond ◊ blacklozenge ⧫ bigstar ★ circledS Ⓢ circledR ® checkmark ✓
    maltese ✠ mho ℧ complement ∁ Finv Ⅎ Game ⅁ Bbbk 𝕜 diagup ╱ diagdown ╲ degree ° yen ¥
    pounds £ mathsterling £ dag † ddag ‡ copyright © S § P ¶ sect § para ¶
    N ℕ Z ℤ R ℝ natnums ℕ Reals ℝ reals ℝ cnums ℂ Complex ℂ
    vdots ⋮ _ _ # # % % & & $ $ textunderscore _ textdollar $ textbackslash \\
    backslash \\ vert | Vert ‖ | ‖ textbar | textasciitilde ~ textasciicircum ^ varvdots ⋮ lq ‘
    textcopyright © textregistered ® ordinarycolon : thetasym ϑ
    """
  ),
  (
    .inner,
    "dots … ldots … mathellipsis … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ ddots ⋱ iddots ⋰"
  ),
  (
    .largeOperator,
    """
    sum ∑ prod ∏ coprod ∐ bigcap ⋂ bigcup ⋃ bigsqcup ⨆ biguplus ⨄ bigvee ⋁ bigwedge ⋀
    bigodot ⨀ bigoplus ⨁ bigotimes ⨂
    """
  ),
  (.integral, "int ∫ smallint ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ intop ∫"),
  (
    .binary,
    """
    pm ± plusmn ± mp ∓ times × div ÷ cdot ⋅ cdotp ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ bull ∙ odot ⊙
    oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ circledast ⊛ circledcirc ⊚ circleddash ⊝ cap ∩ cup ∪
    uplus ⊎ sqcap ⊓ sqcup ⊔ land ∧ wedge ∧ lor ∨ vee ∨ setminus ∖ smallsetminus ∖ wr ≀
    diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹ bigcirc ◯
    dagger † ddagger ‡ amalg ⨿ dotplus ∔ Cap ⋒ doublecap ⋒ Cup ⋓ doublecup ⋓ barwedge ⊼
    veebar ⊻ doublebarwedge ⩞ boxminus ⊟ boxplus ⊞ boxtimes ⊠ boxdot ⊡ divideontimes ⋇
    ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏ curlyvee ⋎ centerdot ⋅
    intercal ⊺ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ gtrdot ⋗ lessdot ⋖ sdot ⋅ Dagger ‡ And &
    """
  ),
  (
    .relation,
    """
    leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙ lt < gt >
    leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lessapprox ⪅ gtrapprox ⪆ lesssim ≲ gtrsim ≳ lessgtr ≶
    gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌ eqslantless ⪕ eqslantgtr ⪖
    nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧
    equiv ≡ sim ∼ thicksim ∼ nsim ≁ simeq ≃ backsim ∽ backsimeq ⋍ approx ≈ thickapprox ≈
    approxeq ≊ cong ≅ ncong ≆ doteq ≐ Doteq ≑ doteqdot ≑ fallingdotseq ≒ risingdotseq ≓
    bumpeq ≏ Bumpeq ≎ circeq ≗ eqcirc ≖ triangleq ≜ coloneqq ≔ eqqcolon ≕ propto ∝ varpropto ∝
    asymp ≍ in ∈ isin ∈ notin ∉ ni ∋ owns ∋ subset ⊂ sub ⊂ supset ⊃ subseteq ⊆ sube ⊆
    supseteq ⊇ supe ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ subseteqq ⫅ supseteqq ⫆
    Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ prec ≺ succ ≻ preceq ⪯
    succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ nprec ⊀ nsucc ⊁ precapprox ⪷
    succapprox ⪸ curlyeqprec ⋞ curlyeqsucc ⋟ mid ∣ nmid ∤ shortmid ∣ parallel ∥ nparallel ∦
    shortparallel ∥ perp ⊥ vdash ⊢ dashv ⊣ vDash ⊨ models ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭
    smile ⌣ frown ⌢ smallsmile ⌣ smallfrown ⌢ bowtie ⋈ Join ⋈ between ≬ pitchfork ⋔
    therefore ∴ because ∵ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴
    trianglerighteq ⊵ ntriangleleft ⋪ ntriangleright ⋫ blacktriangleleft ◀ blacktriangleright ▶
    backepsilon ∍ multimap ⊸ origof ⊶ imageof ⊷
    leftarrow ← gets ← larr ← rightarrow → to → rarr → leftrightarrow ↔ harr ↔ lrarr ↔
    Leftarrow ⇐ lArr ⇐ Rightarrow ⇒ rArr ⇒ Leftrightarrow ⇔ hArr ⇔ lrArr ⇔ iff ⟺
    implies ⟹ impliedby ⟸ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷
    Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼
    hookleftarrow ↩ hookrightarrow ↪ leftharpoonup ↼ leftharpoondown ↽ rightharpoonup ⇀
    rightharpoondown ⇁ rightleftharpoons ⇌ leftrightharpoons ⇋ uparrow ↑ uarr ↑ downarrow ↓
    darr ↓ updownarrow ↕ Uparrow ⇑ uArr ⇑ Downarrow ⇓ dArr ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘
    swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ leftrightsquigarrow ↭ leftleftarrows ⇇
    rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄ upuparrows ⇈ downdownarrows ⇊
    Lleftarrow ⇚ Rrightarrow ⇛ twoheadleftarrow ↞ twoheadrightarrow ↠ leftarrowtail ↢
    rightarrowtail ↣ looparrowleft ↫ looparrowright ↬ curvearrowleft ↶ curvearrowright ↷
    circlearrowleft ↺ circlearrowright ↻ Lsh ↰ Rsh ↱ upharpoonleft ↿ upharpoonright ↾
    restriction ↾ downharpoonleft ⇃ downharpoonright ⇂ nleftarrow ↚ nrightarrow ↛
    nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏ nLeftrightarrow ⇎ dashleftarrow ⇠
    dashrightarrow ⇢ vartriangle △ Larr ⇐ Rarr ⇒ Harr ⇔ Lrarr ⇔ Uarr ⇑ Darr ⇓
    lnapprox ⪉ gnapprox ⪊ ngeqq ≱ ngeqslant ≱ nleqq ≰ nleqslant ≰ lvertneqq ≨ gvertneqq ≩
    npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩ precnapprox ⪹
    succnapprox ⪺ subsetneqq ⫋ supsetneqq ⫌ nsubseteqq ⊈ nsupseteqq ⊉ varsubsetneq ⊊
    varsubsetneqq ⫋ varsupsetneq ⊋ varsupsetneqq ⫌ ntrianglelefteq ⋬ ntrianglerighteq ⋭
    nVDash ⊯ nVdash ⊮ nshortmid ∤ nshortparallel ∦ eqsim ≂ notni ∌
    """
  ),
  (
    .open,
    """
    lbrace { { { lbrack [ langle ⟨ lang ⟨ lvert | lVert ‖ lfloor ⌊ lceil ⌈ lgroup ⟮
    lmoustache ⎰ ulcorner ┌ llcorner └ llbracket ⟦ lparen ( lBrace ⦃
    """
  ),
  (
    .close,
    """
    rbrace } } } rbrack ] rangle ⟩ rang ⟩ rvert | rVert ‖ rfloor ⌋ rceil ⌉ rgroup ⟯
    rmoustache ⎱ urcorner ┐ lrcorner ┘ rrbracket ⟧ rparen ) rBrace ⦄
    """
  ),
  (.punctuation, "colon : ldotp . comma ,"),
]

/// Plain characters that show another text than themselves, or have no command.
let characterData: [(SymbolClass, String)] = [
  (.binary, "+ + - − − − * ∗ ∗ ∗ · ⋅ • ∙ ○ ∘"),
  (.relation, "= = < < > > : :"),
  (.open, "( ( [ ["),
  (.close, ") ) ] ] ! ! ? ?"),
  (.punctuation, ", , ; ;"),
  (.ordinary, "/ / | | . . @ @ \" \" ` ‘ ‖ ‖ ∥ ∥ ≝ ≝ ° °"),
  (.letter, "ϕ ϕ φ φ"),
]

/// What may stand behind `\left`, `\right`, `\middle` and `\big`: commands without backslash.
let delimiterData = """
  { { } } lbrace { rbrace } lbrack [ rbrack ] langle ⟨ rangle ⟩ lang ⟨ rang ⟩ lt ⟨ gt ⟩ | ‖
  vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lgroup ⟮
  rgroup ⟯ lmoustache ⎰ rmoustache ⎱ ulcorner ┌ urcorner ┐ llcorner └ lrcorner ┘ llbracket ⟦
  rrbracket ⟧ lparen ( rparen ) lBrace ⦃ rBrace ⦄ backslash \\ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
  Updownarrow ⇕
  """

/// Named operators; those of `limits` take their scripts above and below in display style.
let functionData = (
  plain: """
  arccos arcsin arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp
  hom ker lg ln log sec sin sinh sh tan tanh tg th
  """,
  limits: """
  argmax argmin det gcd inf injlim lim liminf limsup max min Pr projlim sup
  """
)

/// Unicode superscripts and subscripts and what they are raised from.
let raisedCharacters: [Character: Character] = [
  "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
  "⁹": "9", "⁺": "+", "⁻": "-", "⁼": "=", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i", "ᵀ": "T",
  "ᵗ": "t",
]

let loweredCharacters: [Character: Character] = [
  "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
  "₉": "9", "₊": "+", "₋": "-", "₌": "=", "₍": "(", "₎": ")", "ₐ": "a", "ₑ": "e", "ₒ": "o",
  "ₓ": "x", "ₕ": "h", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n", "ₚ": "p", "ₛ": "s", "ₜ": "t",
  "ᵢ": "i", "ⱼ": "j", "ᵣ": "r", "ᵤ": "u", "ᵥ": "v",
]

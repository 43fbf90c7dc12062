namespace Alerts.Matching;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("graph neural networks", "A Graph Neural Network for roads")]
    [InlineData("fine-tuning", "we study fine tuning")]
    [InlineData("fine tuning", "we study finetuning")]
    [InlineData("finetuning", "we study Fine-Tuning")]
    [InlineData("finetuning", "we study fine tuning")]
    [InlineData("multimodal", "multi-modal search")]
    [InlineData("multi-modal", "multimodal search")]
    [InlineData("fine-tuning", "fine-tuned on maps")]
    [InlineData("fine tuning", "we finetune it")]
    [InlineData("finetuning", "to fine-tune models")]
    [InlineData("instruction tuning", "an instruction-tuned model")]
    [InlineData("knowledge distillation", "Knowledge distilled into trees")]
    [InlineData("document retrieval", "documents retrieved at once")]
    [InlineData("quantization", "quantised weights")]
    [InlineData("quantized", "Quantization of weights")]
    [InlineData("tokenization", "how models tokenize")]
    [InlineData("text-to-image", "text to image synthesis")]
    [InlineData("sim-to-real", "Sim2Real transfer")]
    [InlineData("sim2real", "sim-to-real transfer")]
    [InlineData("behaviour modelling", "Modeling of behavior")]
    [InlineData("behaviour modelling", "behavior modeling of crowds")]
    [InlineData("optimization", "Optimisation under noise")]
    [InlineData("GPT-4", "GPT4 as a judge")]
    [InlineData("LLaMA-2", "LLaMA 2 and others")]
    [InlineData("3D", "3-D scenes")]
    [InlineData("C++", "verifying C++ code")]
    [InlineData("H2O", "H$_2$O adsorption")]
    [InlineData("H2O", "H₂O adsorption")]
    [InlineData("k-means", "a k-means variant")]
    [InlineData("p53", "p53 binding")]
    [InlineData("6DoF", "6-DoF grasps")]
    [InlineData("Wav2Vec 2.0", "wav2vec 2.0 features")]
    [InlineData("A* search", "faster A* search")]
    [InlineData("alpha-divergence", "the $\\alpha$-divergence")]
    [InlineData("alpha-divergence", "the α-divergence")]
    [InlineData("F_1", "an F1 of nine")]
    [InlineData("Tulu", "T\\\"ulu mixes")]
    [InlineData("T\\\"ulu", "Tülu mixes")]
    [InlineData("Poincaré", "Poincare embeddings")]
    [InlineData("efficient", "eﬃcient memory")]
    [InlineData("Q&A", "Q&amp;A pairs")]
    [InlineData("video", "ｖｉｄｅｏ codecs")]
    [InlineData("matrix", "random matrices")]
    [InlineData("GPU", "many GPUs")]
    [InlineData("diffus*", "diffusers for sound")]
    [InlineData("机器学习", "我们研究机器学习方法")]
    [InlineData("拡散モデル", "新しい拡散モデルの提案")]
    [InlineData("확산 모델", "새로운 확산 모델을 제안")]
    [InlineData("gan", "GAN training")]
    [InlineData("Llm", "an LLM judge")]
    [InlineData("SAM", "prompting SAM with boxes")]
    [InlineData("Large Language Models (LLMs)", "what LLMs know")]
    [InlineData("\"fine-tuning\"", "Fine–Tuning of models")]
    [InlineData("UNet", "a U-Net for maps")]
    [InlineData("ecommerce", "search in e-commerce")]
    [InlineData("\"KGs\"", "reasoning over KGs")]
    [InlineData("\"sparse KGs\"", "reasoning over sparse KGs")]
    [InlineData("gru*", "stacked GRUs for speech")]
    public void Keyword_finds_what_its_author_means(string keyword, string text) =>
        Assert.NotNull(Sample.FindIn(text, keyword));

    [Theory]
    [InlineData("GAN", "an organ donor's organization")]
    [InlineData("RAG", "a fragment of a rag")]
    [InlineData("SAM", "Sam wrote this")]
    [InlineData("CLIP", "a short clip of video")]
    [InlineData("organ", "an organization")]
    [InlineData("organ", "organized labour")]
    [InlineData("general", "generalized to graphs")]
    [InlineData("resize", "a resization")]
    [InlineData("train", "pretraining on text")]
    [InlineData("model", "modelling and modelled")]
    [InlineData("cortical", "corticosteroid therapy")]
    [InlineData("general", "generation of text")]
    [InlineData("universe", "a university hall")]
    [InlineData("notable", "not able to move")]
    [InlineData("\"agent\"", "many agents")]
    [InlineData("\"fine-tuning\"", "fine tuning of models")]
    [InlineData("GPT-4", "GPT-40 and GPT-4o")]
    [InlineData("C++", "vitamin C and D")]
    [InlineData("image generation", "images. Generation follows")]
    [InlineData("image generation", "an image of one two three four five six seven for generation")]
    [InlineData("image generation", "generation beside an image")]
    [InlineData("text-to-image", "image-text models")]
    [InlineData("text-to-image", "text and image models")]
    [InlineData("reasoning chains", "chain-of-thought reasoning")]
    [InlineData("multimodal models", "multimodal large language models")]
    [InlineData("chain reasoning", "chain (of thought) reasoning")]
    [InlineData("学习机器", "我们研究机器学习方法")]
    public void Keyword_finds_nothing_by_accident(string keyword, string text) =>
        Assert.Null(Sample.FindIn(text, keyword));

    [Theory]
    [InlineData("image generation", "image and video generation")]
    [InlineData("video generation", "generation of long video")]
    [InlineData("vision-language models", "vision-language foundation models")]
    [InlineData("graph of thought reasoning", "graph thought-like reasoning", false)]
    public void Words_are_near_each_other_with_one_word_of_meaning_between(string keyword, string text, bool hits = true) =>
        Assert.Equal(hits, Sample.FindIn(text, keyword)?.Hits.All(h => h.Form is HitForm.Near) is true);

    [Fact]
    public void Words_near_each_other_count_less_than_the_phrase()
    {
        var near = Sample.FindIn("generation of long video", "video generation");
        var phrase = Sample.FindIn("video generation of length", "video generation");

        Assert.Equal(HitForm.Near, Assert.Single(near!.Hits).Form);
        Assert.True(near.Score < phrase!.Score);
    }

    [Fact]
    public void Acronym_that_the_paper_defines_stands_for_its_long_form()
    {
        var paper = Sample.Paper("TTA at scale", "We study test-time adaptation (TTA). With TTA all is well.");

        var match = Assert.Single(Sample.Find([paper], "test-time adaptation"));

        Assert.Contains(match.Hits, h => h is { Field: PaperField.Title, Form: HitForm.Acronym, Start: 0, Length: 3 });
    }

    [Theory]
    [InlineData("text-to-image", "T2I at scale", "Text-to-image (T2I) models draw.")]
    [InlineData("T2V", "Text to video at scale", "Better text-to-video (T2V) models.")]
    public void Figure_in_an_acronym_may_stand_for_to(string keyword, string title, string text) =>
        Assert.Contains(Sample.Find([Sample.Paper(title, text)], keyword).Single().Hits, h => h is { Field: PaperField.Title, Form: HitForm.Acronym });

    [Theory]
    [InlineData("CT", "Clinical modalities at scale", "We read clinical modalities (CT, MRI) with ease.", false)]
    [InlineData("PA", "Path analysis at scale", "We do path analysis (PA, as we say) with ease.", true)]
    public void List_in_brackets_defines_nothing_but_initials(string keyword, string title, string text, bool defines) =>
        Assert.Equal(defines, Sample.Find([Sample.Paper(title, text)], keyword).Single().Hits.Any(h => h.Field is PaperField.Title));

    [Fact]
    public void Acronym_that_recent_papers_define_finds_the_long_form_for_less()
    {
        var recent = Enumerable.Range(1, 4).Select(i => Sample.Paper("Old", "Large Language Models (LLMs) are here.", i)).ToList();
        var rarity = RarityStatistic.Empty.With(new DateOnly(2026, 8, 18), recent);
        var index = PaperIndex.Build([Sample.Paper("A large language model for law"), Sample.Paper("An LLM for law", "", 2)], rarity);

        var matches = new Matcher(index).Match(Profiles.KeywordProfile.Parse("p", ["LLM"]).Profile, MatchOptions.Everything);

        Assert.Equal(2, matches.Count);
        Assert.Equal("2608.00002", matches[0].Paper.Id);
        Assert.Equal(HitForm.CorpusAcronym, matches[1].Hits[0].Form);
        Assert.True(matches[1].Score < matches[0].Score);
    }

    [Fact]
    public void Figure_and_letter_of_one_word_are_initials()
    {
        var recent = Enumerable.Range(1, 4).Select(i => Sample.Paper("Old", "3D Gaussian splatting (3DGS) is here.", i)).ToList();
        var rarity = RarityStatistic.Empty.With(new DateOnly(2026, 8, 18), recent);
        var index = PaperIndex.Build([Sample.Paper("3D Gaussian splatting for law")], rarity);

        var match = Assert.Single(new Matcher(index).Match(Profiles.KeywordProfile.Parse("p", ["3DGS"]).Profile, MatchOptions.Everything));

        Assert.Equal(HitForm.CorpusAcronym, Assert.Single(match.Hits).Form);
    }

    [Fact]
    public void Hit_is_where_the_words_stand_in_the_field()
    {
        const string Title = "On Fine–Tuning “Größe” models";

        var hit = Assert.Single(Sample.FindIn(Title, "groesse | grosse modell | fine tuning")!.Hits);

        Assert.Equal("Fine–Tuning", Title.Substring(hit.Start, hit.Length));
        Assert.Equal("groesse | grosse modell | fine tuning", hit.Keyword);
    }
}

"""What speaks for a document type: cues compiled, title lines found, evidence weighed, the small trained model, what papers look like blank.

`weighing.weigh` is the way in; classify.py decides by it, segment.py looks for changes of class with it.
"""
